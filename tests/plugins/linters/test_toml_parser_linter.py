"""The linter `toml-parser`: its laws, and what it must not be led to do."""

from __future__ import annotations

from hypothesis import settings

from lintseq.plugins.linters.toml_parser.linter import TomlParser
from lintseq.testing.effort import EFFORT
from lintseq.testing.faulty import Faulty
from lintseq.testing.linter import LinterConformance
from tests.plugins.linters.parser_troubles import DeepTexts


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


class TestTroubles(DeepTexts):
    make = TomlParser
    too_deep = ("a = " + "[" * 100_000, "a = " + "{b=" * 5_000)


def test_a_number_without_end_is_an_error_at_its_line() -> None:
    found = TomlParser().lint("a = 1\nb = " + "1" * 5_000 + "\n")
    assert [(each.line, each.code) for each in found] == [(2, "long-number")]
