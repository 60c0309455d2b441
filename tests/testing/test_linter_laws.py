"""Flaws in linters and in their sessions are caught, each by the laws that it breaks."""

from __future__ import annotations

from collections.abc import Callable

import pytest

Failures = dict[str, set[str]]

MISCOUNTING = {
    "TestCountsForTwoReasons",
    "TestCountsDown",
    "TestForgetsWhatItCounted",
    "TestGivesLongReasons",
}
SURELY_BROKEN = {
    "TestForgetsWhatComesBack": {"test_session_agrees_when_rows_come_back"},
    "TestJudgesBeforeRowsComeBack": {"test_session_agrees_when_rows_come_back"},
    "TestForgetsToReset": {"test_session_agrees_after_reset"},
    "TestKeepsStateAmongSessions": {"test_sessions_do_not_disturb_each_other"},
    "TestTellsNoBaseline": {"test_session_forgives_the_same_errors"},
    "TestForgivesNothing": {
        "test_session_agrees_while_rows_leave",
        "test_session_forgives_the_same_errors",
    },
    "TestReportsRowsTwice": {"test_session_agrees_while_rows_leave"},
    "TestMissesTheLastRow": {"test_session_agrees_while_rows_leave"},
    "TestFailsOnOneRow": {"test_session_agrees_while_rows_leave"},
    "TestAcceptsAnything": {"test_session_refuses_the_same_programs"},
    **{name: {"test_session_counts_its_fallbacks"} for name in MISCOUNTING},
}
NARROW = {"TestForgetsToReset", "TestKeepsStateAmongSessions", "TestTellsNoBaseline", *MISCOUNTING}


def test_flawed_verdicts_are_caught(failures_in: Callable[[str], Failures]) -> None:
    assert failures_in("linters.py") == {
        "TestFlawless": set(),
        "TestLineInKey": {"test_keys_hold_when_lines_move"},
        "TestLengthInKey": {"test_keys_hold_when_lines_move"},
        "TestCountsFromZero": {
            "test_faulty_programs_have_their_errors",
            "test_lines_are_in_range",
            "test_errors_move_with_their_lines",
        },
        "TestSkipsBlankLines": {"test_errors_move_with_their_lines"},
        "TestCausePastTheEnd": {"test_lines_are_in_range"},
        "TestDisordered": {"test_diagnostics_come_in_the_order_of_lines"},
        "TestBlind": {
            "test_faulty_programs_have_their_errors",
            "test_errors_move_with_their_lines",
        },
        "TestPicky": {"test_clean_programs_have_no_errors"},
        "TestHasNoDefaultLevel": {"test_has_a_default_level"},
        "TestHasALongName": {"test_describes_itself"},
        "TestIsShownNothingFaulty": {"test_there_is_something_to_judge"},
    }


@pytest.mark.campaign
def test_bad_manners_are_caught(failures_in: Callable[[str], Failures]) -> None:
    assert failures_in("ill_mannered_linters.py") == {
        "TestFlawless": set(),
        "TestIsMadeAnewByAFunction": set(),
        "TestPrints": {"test_prints_nothing"},
        "TestInTheOrderOfHashes": {"test_answers_the_same_in_another_process"},
        "TestCounts": {
            "test_answers_the_same_again",
            "test_answers_the_same_in_another_process",
            "test_answers_the_same_in_any_surroundings",
        },
        "TestReadsTheEnvironment": {"test_answers_the_same_in_any_surroundings"},
        "TestSetsAVariable": {"test_leaves_its_surroundings_alone"},
        "TestHasNoVersion": {"test_says_its_version"},
        "TestCannotBeMadeAnew": {
            "test_answers_the_same_in_another_process",
            "test_answers_the_same_in_any_surroundings",
            "test_leaves_its_surroundings_alone",
            "test_prints_nothing",
        },
    }


@pytest.mark.campaign
def test_flawed_sessions_are_caught(failures_in: Callable[[str], Failures]) -> None:
    failures = failures_in("sessions.py")
    assert failures.pop("TestFlawless") == failures.pop("TestCounting") == set()
    assert set(failures) == set(SURELY_BROKEN)
    for name, broken in SURELY_BROKEN.items():
        # What a wide flaw breaks besides hangs on the states that are drawn.
        assert broken == failures[name] if name in NARROW else broken <= failures[name], name
