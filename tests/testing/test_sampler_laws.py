"""Flaws in samplers are caught, each by the laws that it breaks."""

from __future__ import annotations

from collections.abc import Callable

import pytest

DRAWING_FROM_BASES = {
    "test_takes_changes_with_a_base",
    "test_draws_from_its_source_alone",
    "test_samples_do_not_disturb_each_other",
    "test_ends_when_the_linter_is_never_content",
}


@pytest.mark.campaign
def test_flaws_are_caught(failures_in: Callable[[str], dict[str, set[str]]]) -> None:
    assert failures_in("samplers.py") == {
        "TestFlawless": set(),
        "TestFlawlessButNotClean": set(),
        "TestPromisesCleanStates": {"test_keeps_every_state_clean"},
        "TestLosesARow": {
            "test_switches_every_row_once",
            "test_takes_changes_with_a_base",
            "test_ends_when_the_linter_is_never_content",
        },
        "TestKnowsInsertionsOnly": {
            "test_takes_changes_with_a_base",
            "test_takes_the_smallest_changes",
            "test_ends_when_the_linter_is_never_content",
        },
        "TestNeedsSomethingToKeep": {"test_takes_the_smallest_changes", *DRAWING_FROM_BASES},
        "TestDrawsFromTheGlobalSource": {
            "test_draws_from_its_source_alone",
            "test_draws_the_same_in_another_process",
            "test_samples_do_not_disturb_each_other",
        },
        "TestDrawsByHash": {"test_draws_the_same_in_another_process"},
        "TestFindsTheSessionAsItWasLeft": {"test_samples_do_not_disturb_each_other"},
        "TestTriesUntilTheLinterIsContent": {"test_ends_when_the_linter_is_never_content"},
        "TestDescribesItselfBadly": {
            "test_describes_itself",
            "test_options_are_documented",
            "test_presets_are_valid",
        },
    }
