"""Flaws in languages and in structures are caught, each by the law that it breaks."""

from __future__ import annotations

from collections.abc import Callable


def test_flaws_are_caught(failures_in: Callable[[str], dict[str, set[str]]]) -> None:
    assert failures_in("languages.py") == {
        "TestFlawless": set(),
        "TestTakesItself": {"test_companions_are_other_rows"},
        "TestTakesTheRowAfterTheLast": {"test_companions_are_other_rows"},
        "TestBackwards": {"test_companions_are_other_rows"},
        "TestBlankIsCode": {"test_blank_rows_are_trivia"},
        "TestCommentsAreCode": {"test_comments_are_trivia"},
        "TestGoesByTheFirstQuestion": {"test_says_the_same_each_time"},
        "TestFlawlessLanguage": set(),
        "TestShouts": {"test_names_are_single_words"},
        "TestHasATagOfTwoWords": {"test_names_are_single_words"},
        "TestIsItsOwnAlias": {"test_names_are_told_once"},
        "TestTellsALinterTwice": {"test_names_are_told_once"},
        "TestLacksTheDot": {"test_extensions_begin_with_a_dot"},
        "TestHasABrokenStructure": {"test_companions_are_other_rows"},
    }
