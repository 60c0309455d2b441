"""Flaws in runners are caught, each by the laws that it breaks."""

from __future__ import annotations

from collections.abc import Callable

import pytest


@pytest.mark.campaign
def test_flaws_are_caught(failures_in: Callable[[str], dict[str, set[str]]]) -> None:
    assert failures_in("runners.py") == {
        "TestFlawless": set(),
        "TestBelievesThePrograms": {"test_finds_the_outcome"},
        "TestBlamesThePrograms": {"test_a_sandbox_that_keeps_failing_is_no_wrong_answer"},
        "TestGivesUp": {"test_a_failed_sandbox_is_tried_anew"},
        "TestCounts": {"test_judges_the_same_again"},
        "TestLetsThemRun": {"test_leaves_nothing_running"},
        "TestHasNoClock": {"test_keeps_to_the_time"},
        "TestHasOneTrial": {"test_there_are_trials"},
    }
