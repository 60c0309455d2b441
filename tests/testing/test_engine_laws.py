"""Flaws in engines are caught, each by the laws that it breaks."""

from __future__ import annotations

from collections.abc import Callable


def test_flaws_are_caught(failures_in: Callable[[str], dict[str, set[str]]]) -> None:
    losing = {
        "test_a_job_that_hangs_is_lost_alone",
        "test_a_job_that_kills_its_process_is_lost_alone",
    }
    assert failures_in("engines.py") == {
        "TestFlawless": set(),
        "TestBackwards": {
            "test_outcomes_come_in_order",
            "test_workers_change_nothing",
            "test_jobs_are_read_a_bounded_way_ahead",
            *losing,
        },
        "TestReadsEverythingFirst": {"test_jobs_are_read_a_bounded_way_ahead"},
        "TestCannotBeClosed": {"test_jobs_are_read_a_bounded_way_ahead"},
        "TestNeedsTwoWorkers": {"test_workers_change_nothing"},
        "TestNeedsAJob": {"test_no_jobs_give_no_outcomes"},
        "TestSwallowsExceptions": {"test_an_exception_of_the_task_is_raised"},
        "TestTellsExceptionsInItsOwnWords": {"test_an_exception_of_the_task_is_raised"},
        "TestLosesNeighbours": losing,
        "TestSkipsLostJobs": losing,
        "TestHasOneReasonForAll": {"test_a_job_that_kills_its_process_is_lost_alone"},
        "TestHasNoWordsForALostJob": losing,
        "TestHasALongName": {"test_describes_itself"},
    }
