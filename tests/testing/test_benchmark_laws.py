"""Flaws in benchmarks are caught, each by the law that it breaks."""

from __future__ import annotations

from collections.abc import Callable

import pytest


@pytest.mark.campaign
def test_flaws_are_caught(failures_in: Callable[[str], dict[str, set[str]]]) -> None:
    assert failures_in("benchmarks.py") == {
        "TestFlawless": set(),
        "TestNothingToTrainOn": set(),
        "TestKnownFailure": set(),
        "TestOneIdForTwo": {"test_problems_have_ids_and_instructions"},
        "TestNeverTheSame": {"test_gives_the_same_problems_again"},
        "TestWrongSolution": {"test_solutions_pass"},
        "TestToothlessTests": {"test_what_is_no_solution_fails"},
        "TestTrainsOnTheProblems": {"test_training_programs_are_not_among_the_problems"},
        "TestDeafToTheSeed": {"test_training_programs_come_from_the_seed"},
        "TestTooFewPrograms": {"test_training_programs_are_as_many_as_asked"},
        "TestColonInItsName": {"test_describes_itself"},
    }
