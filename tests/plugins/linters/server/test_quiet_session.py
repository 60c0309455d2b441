"""Blank lines and plain comments are not asked of; the answers stay those of the plain session."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from lintseq.core.change import Change
from lintseq.core.diagnostics import Diagnostic, Level, Levels
from lintseq.core.grammar import Grammar
from lintseq.core.lines import split_lines
from lintseq.core.linter import Linter, LintOptions, LintSession, Tier
from lintseq.languages.javascript import JAVASCRIPT
from lintseq.plugins.linters.server.quiet_session import QuietSession
from lintseq.testing import Faulty
from lintseq.testing.session import SessionConformance


class Counting(Linter):
    """Finds `bad` calls before a `good` one, and says of the end of a text that it is `late`."""

    name = "counting"
    summary = "counts what it is asked"
    languages: ClassVar[frozenset[str]] = frozenset({"javascript"})
    tier: ClassVar[Tier] = "semantic"
    levels: ClassVar[Levels] = {"default": Level("all", frozenset({"bad", "late"}))}

    def __init__(self) -> None:
        self.asked: list[str] = []

    def version(self) -> str:
        return "1"

    def lint(self, text: str) -> Sequence[Diagnostic]:
        self.asked.append(text)
        found: list[Diagnostic] = []
        good = False
        for number, line in enumerate(split_lines(text), start=1):
            good = good or line.startswith("good")
            if line.startswith("bad") and not good:
                found.append(Diagnostic(number, "bad", "bad", "error", key="bad"))
        if "late" in text:
            found.append(Diagnostic(None, "late", "late", "error", key="late"))
        return found

    def session(self, change: Change, options: LintOptions) -> LintSession:
        return QuietSession(self, change, options, grammar())


def grammar() -> Grammar:
    assert JAVASCRIPT.grammar is not None
    return JAVASCRIPT.grammar


PROGRAM = """\
good();
// a plain comment

/*
 * inside
 */
bad(`
// no comment

`);
"""


def asked_while(*updates: Sequence[int], program: str = PROGRAM) -> int:
    """How often the linter is asked of the states that these removals lead to."""
    linter = Counting()
    session = linter.session(Change.creation(program), LintOptions())
    session.reset()
    session.update([])
    before = len(set(linter.asked))
    for rows in updates:
        session.update(rows)
    return len(set(linter.asked)) - before


def test_quiet_lines_are_not_asked_of() -> None:
    assert asked_while([1], [2], [4]) == 0
    assert asked_while([1], [3, 4, 5], [2]) == 0


def test_what_is_code_or_in_a_string_is_asked_of() -> None:
    assert asked_while([7]) == 1
    assert asked_while([8]) == 1
    assert asked_while([0]) == 1
    assert asked_while([3, 4]) == 1
    assert asked_while([5]) == 1


def test_what_is_told_of_the_end_keeps_all_asked() -> None:
    assert asked_while([1], program="late();\n// a\n// b\n") == 1


class TestQuietSession(SessionConformance):
    """Law 7, on programs in which what is quiet and what is not stand close together."""

    linter = Counting()
    clean_programs = (
        PROGRAM,
        "good();\n// a\n\n// b\nbad();\n// c",
        "good();\n`\n// a\n` + bad();\n/* a */\n\n/*\n\n*/\nbad();\n",
        "good(); // a \\\n\n// b\nbad();\n",
        "// a\r\n\r\ngood();\r\n// b\r\nbad();\r\n",
        "good();\n/**\n * a {@link b}\n\n */\nbad();\n/*\na */ bad(); /*\n*/\nbad();\n",
    )
    faulty_programs = (
        Faulty("// a\nbad();\n\n// b\nbad();\n", lines=(2, 5)),
        Faulty("// a\nlate();\n// b\n", lines=(3,)),
    )
