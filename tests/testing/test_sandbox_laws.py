"""Flaws in sandboxes are caught, each by the laws that it breaks."""

from __future__ import annotations

from collections.abc import Callable

import pytest


@pytest.mark.campaign
def test_flaws_are_caught(failures_in: Callable[[str], dict[str, set[str]]]) -> None:
    failures = failures_in("sandboxes.py")
    assert failures.pop("TestNoBox") >= {
        "test_hides_files",
        "test_lets_nothing_be_written",
        "test_has_no_network",
        "test_does_not_reach_other_processes",
        "test_limits_processes",
        "test_leaves_nothing_running",
    }
    assert failures.pop("TestLeavesThemRunning") >= {
        "test_runs_a_job",
        "test_leaving_the_context_ends_it",
        "test_leaves_nothing_running",
    }
    assert failures == {
        "TestFlawless": set(),
        # What is left running is found by its limit on memory.
        "TestForgetsMemory": {
            "test_limits_memory",
            "test_leaving_the_context_ends_it",
            "test_leaves_nothing_running",
        },
        "TestForgetsProcesses": {"test_limits_processes"},
        "TestForgetsFiles": {"test_limits_files"},
        "TestShowsSettings": {"test_hides_files"},
        "TestForgetsVariables": {"test_hands_over_files_and_variables"},
        "TestChangesItsVersion": {"test_has_a_version"},
        "TestHasALongName": {"test_describes_itself"},
    }
