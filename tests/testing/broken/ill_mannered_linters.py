"""Linters with bad manners, one each; `test_linter_laws.py` says what catches which."""

from __future__ import annotations

import itertools
import os
from collections.abc import Sequence
from dataclasses import replace

from lintseq.core.diagnostics import Diagnostic
from lintseq.testing import Faulty
from lintseq.testing.linter_manners import LinterManners
from lintseq.testing.stand_ins import UndefinedWords


class Words(LinterManners):
    clean_programs = ("a\nb a\nc a b\n", "a\n\nb\n  c a")
    faulty_programs = (Faulty("b a e f g h\n", (1,)),)


class TestFlawless(Words):
    linter = UndefinedWords()


class Prints(UndefinedWords):
    def lint(self, text: str) -> Sequence[Diagnostic]:
        print(len(text), "characters")
        return super().lint(text)


class TestPrints(Words):
    linter = Prints()


class InTheOrderOfHashes(UndefinedWords):
    def lint(self, text: str) -> Sequence[Diagnostic]:
        return sorted(super().lint(text), key=lambda found: (found.line or 0, hash(found.key)))


class TestInTheOrderOfHashes(Words):
    linter = InTheOrderOfHashes()


class Counts(UndefinedWords):
    def __init__(self) -> None:
        self._asked = itertools.count()

    def lint(self, text: str) -> Sequence[Diagnostic]:
        asked = next(self._asked)
        return [replace(found, message=f"{found.message}: {asked}") for found in super().lint(text)]


class TestCounts(Words):
    linter = Counts()


class ReadsTheEnvironment(UndefinedWords):
    def lint(self, text: str) -> Sequence[Diagnostic]:
        width = int(os.environ.get("COLUMNS", "80")) // 2
        return [replace(found, message=found.message[:width]) for found in super().lint(text)]


class TestReadsTheEnvironment(Words):
    linter = ReadsTheEnvironment()


class SetsAVariable(UndefinedWords):
    def version(self) -> str:
        os.environ["WORDS_HOME"] = "somewhere"
        return super().version()


class TestSetsAVariable(Words):
    linter = SetsAVariable()


class HasNoVersion(UndefinedWords):
    def version(self) -> str:
        return ""


class TestHasNoVersion(Words):
    linter = HasNoVersion()


class NeedsAPath(UndefinedWords):
    def __init__(self, path: str) -> None:
        self.path = path


class TestCannotBeMadeAnew(Words):
    linter = NeedsAPath("words")


def made_anew() -> NeedsAPath:
    return NeedsAPath("words")


class TestIsMadeAnewByAFunction(Words):
    linter = NeedsAPath("words")
    rebuild = made_anew
