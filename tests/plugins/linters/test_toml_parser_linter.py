"""The linter `toml-parser`: its laws, and what it must not be led to do."""

from __future__ import annotations

import pytest
from hypothesis import settings

from lintseq.core.errors import ProgramRejected
from lintseq.plugins.linters.toml_parser.linter import TomlParser
from lintseq.testing.effort import EFFORT
from lintseq.testing.faulty import Faulty
from lintseq.testing.linter import LinterConformance


class TestTomlParser(LinterConformance):
    linter = TomlParser()
    clean_programs = (
        'title = "x"\n'
        "\n"
        "[owner]\n"
        "name = 'y'\n"
        "dob = 1979-05-27T07:32:00Z\n"
        "\n"
        "[[p]]\n"
        "a = [\n"
        "  1,\n"
        "  2,\n"
        "]\n"
        "b = { c = 1 }\n",
        'a = """\nx ["\n"""\n# done\n',
        "\ufeffa = 1\r\nb.c = 2\r\n",
    )
    faulty_programs = (
        Faulty("a = [\n1,\n\nb = 2\n", (1,)),
        Faulty("a = 1\na = 2\n", (2,)),
        Faulty("[a]\n[a]\n", (2,)),
        Faulty("a = 1\n\nb =\n", (3,)),
        Faulty('a = "x\nb = 1\n', (1,)),
        Faulty('a = """\nb = 1\n', (1,)),
        Faulty("x\na = 1\n", (1,)),
        Faulty("a = { b = 1\nc = 2\n", (1,)),
        Faulty("a = 11111111111111111111\nb = 0x\n", (2,)),
    )
    effort = settings(EFFORT, max_examples=6)


@pytest.mark.parametrize("text", ["a = " + "[" * 100_000, "a = " + "{b=" * 5_000])
def test_what_is_too_deep_is_refused(text: str) -> None:
    with pytest.raises(ProgramRejected) as refused:
        TomlParser().lint(text)
    assert refused.value.reason == "nesting"


@pytest.mark.parametrize(("text", "line"), [("\n\0", 2), ("\n\n\ud800", 3)])
def test_what_no_file_can_hold_is_refused(text: str, line: int) -> None:
    with pytest.raises(ProgramRejected) as refused:
        TomlParser().lint(text)
    assert (refused.value.reason, refused.value.line) == ("encoding", line)


def test_a_number_without_end_is_an_error_at_its_line() -> None:
    found = TomlParser().lint("a = 1\nb = " + "1" * 5_000 + "\n")
    assert [(each.line, each.code) for each in found] == [(2, "long-number")]
