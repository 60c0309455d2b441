"""Flaws in metrics are caught, each by the law that it breaks."""

from __future__ import annotations

from collections.abc import Callable

import pytest


@pytest.mark.campaign
def test_flaws_are_caught(failures_in: Callable[[str], dict[str, set[str]]]) -> None:
    assert failures_in("metrics.py") == {
        "TestFlawless": set(),
        "TestHasALongName": {"test_describes_itself"},
        "TestRepeatsItself": {"test_measures_have_names_of_their_own"},
        "TestCountsInPercent": {"test_numbers_are_numbers"},
        "TestTurnsIntervalsAround": {"test_numbers_are_numbers"},
        "TestDrawsFromTheSeed": {"test_same_seed_same_numbers"},
        "TestDrawsFromAnywhere": {
            "test_same_seed_same_numbers",
            "test_leaves_the_process_as_it_was",
        },
        "TestLooksAtTheName": {"test_names_and_order_tell_nothing"},
        "TestDividesByNothing": {"test_too_large_a_k_is_refused_or_does_not_matter"},
        "TestDiffersFromItself": {"test_an_arm_does_not_differ_from_itself"},
        "TestGoesBackwards": {"test_curves_go_to_the_right"},
        "TestBeginsAtNothing": {"test_curves_go_to_the_right"},
        "TestLeavesAFile": {"test_leaves_the_process_as_it_was"},
    }
