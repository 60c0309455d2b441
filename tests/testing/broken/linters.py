"""Linters whose verdicts have one flaw each; `test_linter_laws.py` says what catches which."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import ClassVar

from hypothesis import Phase, settings

from lintseq.core.diagnostics import Diagnostic, Level, Levels
from lintseq.core.lines import split_lines
from lintseq.testing import EFFORT, Faulty
from lintseq.testing.linter_verdicts import LinterVerdicts
from lintseq.testing.stand_ins import UndefinedWords


class Words(LinterVerdicts):
    clean_programs = ("a\nb a\nc a b\n", "a\n\nb\n  c a")
    faulty_programs = (Faulty("b a\n", (1,)), Faulty("a\nb c\nc b\nd e f", (2, 4)))
    effort = settings(EFFORT, max_examples=15, phases=[Phase.generate])


class TestFlawless(Words):
    linter = UndefinedWords()


class LineInKey(UndefinedWords):
    def lint(self, text: str) -> Sequence[Diagnostic]:
        return [replace(found, key=f"{found.key} at {found.line}") for found in super().lint(text)]


class TestLineInKey(Words):
    linter = LineInKey()


class LengthInKey(UndefinedWords):
    def lint(self, text: str) -> Sequence[Diagnostic]:
        length = len(split_lines(text))
        return [replace(found, key=f"{found.key} of {length}") for found in super().lint(text)]


class TestLengthInKey(Words):
    linter = LengthInKey()


class CountsFromZero(UndefinedWords):
    def lint(self, text: str) -> Sequence[Diagnostic]:
        return [replace(found, line=(found.line or 1) - 1) for found in super().lint(text)]


class TestCountsFromZero(Words):
    linter = CountsFromZero()


class SkipsBlankLines(UndefinedWords):
    def lint(self, text: str) -> Sequence[Diagnostic]:
        return super().lint("".join(line for line in split_lines(text) if line.strip()))


class TestSkipsBlankLines(Words):
    linter = SkipsBlankLines()


class CausePastTheEnd(UndefinedWords):
    def lint(self, text: str) -> Sequence[Diagnostic]:
        warning = Diagnostic(None, "style", "too plain", "info", "style", cause=99)
        return [*super().lint(text), warning]


class TestCausePastTheEnd(Words):
    linter = CausePastTheEnd()


class Disordered(UndefinedWords):
    def lint(self, text: str) -> Sequence[Diagnostic]:
        return super().lint(text)[::-1]


class TestDisordered(Words):
    linter = Disordered()


class Blind(UndefinedWords):
    def lint(self, text: str) -> Sequence[Diagnostic]:
        return []


class TestBlind(Words):
    linter = Blind()


class Picky(UndefinedWords):
    def lint(self, text: str) -> Sequence[Diagnostic]:
        last = len(split_lines(text))
        indented = "\n " in text
        found = [Diagnostic(last, "undefined", "indented", "error", "indented")] * indented
        return [*super().lint(text), *found]


class TestPicky(Words):
    linter = Picky()


class HasNoDefaultLevel(UndefinedWords):
    levels: ClassVar[Levels] = {"strict": Level("all", frozenset({"undefined"}))}


class TestHasNoDefaultLevel(LinterVerdicts):
    linter = HasNoDefaultLevel()
    clean_programs = ("a\n",)
    faulty_programs = (Faulty("b a\n", (1,), level="strict"),)


class HasALongName(UndefinedWords):
    name = "undefined words"


class TestHasALongName(Words):
    linter = HasALongName()


class TestIsShownNothingFaulty(LinterVerdicts):
    linter = UndefinedWords()
    clean_programs = ("a\n",)
    faulty_programs = ()
