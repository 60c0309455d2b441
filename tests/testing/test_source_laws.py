"""Flaws in sources are caught, each by the law that it breaks."""

from __future__ import annotations

from collections.abc import Callable


def test_flaws_are_caught(failures_in: Callable[[str], dict[str, set[str]]]) -> None:
    assert failures_in("sources.py") == {
        "TestFlawless": set(),
        "TestForgetsTheLastRow": {"test_finds_the_rows"},
        "TestReadsABadRow": {"test_finds_the_rows"},
        "TestCountsFromZero": {"test_rows_have_their_places"},
        "TestShowsThePath": {"test_rows_have_their_places"},
        "TestHasAReasonOfItsOwn": {"test_bad_rows_say_why"},
        "TestGivesAllAtOnce": {"test_reads_row_by_row"},
        "TestWritesAnIndex": {"test_reads_the_same_again"},
        "TestLetsErrorsThrough": {"test_refuses_a_file_that_is_not_there"},
        "TestFlawlessWriter": set(),
        "TestWritesTheLastRowFirst": {"test_reads_what_it_writes"},
        "TestWritesAnotherFile": {"test_reads_what_it_writes"},
        "TestLacksTheDot": {"test_extensions_are_lower_case_with_a_dot"},
        "TestTakesEveryFolder": {"test_leaves_other_folders_alone"},
        "TestHasALongName": {"test_describes_itself"},
    }
