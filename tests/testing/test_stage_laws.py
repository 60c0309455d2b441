"""Flaws in stages are caught, each by the law that it breaks."""

from __future__ import annotations

from collections.abc import Callable


def test_flaws_are_caught(failures_in: Callable[[str], dict[str, set[str]]]) -> None:
    assert failures_in("stages.py") == {
        "TestFlawless": set(),
        "TestHasALongName": {"test_describes_itself"},
        "TestTakesAnything": {"test_the_schema_is_whole"},
        "TestLacksADefault": {"test_the_schema_is_whole"},
        "TestLacksASetting": {"test_the_experiments_have_every_setting"},
        "TestRepeatsAStep": {"test_steps_have_names_of_their_own"},
        "TestWritesElsewhere": {"test_a_step_writes_what_it_says"},
        "TestReadsInSecret": {"test_a_step_reads_what_it_says"},
        "TestCounts": {"test_decides_by_its_arguments_alone"},
        "TestNamesNoCommand": {"test_commands_are_words"},
    }
