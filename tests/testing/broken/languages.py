"""Languages and structures with one flaw each; `test_language_laws.py` says what catches which."""

from __future__ import annotations

from collections.abc import Sequence

from hypothesis import Phase, settings

from lintseq.core.change import Change
from lintseq.core.language import Language
from lintseq.core.structure import NoStructure, Structure
from lintseq.testing import EFFORT, LanguageConformance, StructureConformance


class Indented(NoStructure):
    """Deeper rows that follow a row go with it; ``#`` begins a comment."""

    def companions(self, row: int) -> Sequence[int]:
        rows = self._change.rows
        end = row + 1
        while end < len(rows) and _depth(rows[end].text) > _depth(rows[row].text):
            end += 1
        return range(row + 1, end)

    def is_trivia(self, row: int) -> bool:
        return super().is_trivia(row) or self._change.rows[row].text.startswith("#")


def _depth(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


class Shapes(StructureConformance):
    programs = ("a\n  b\n    c\n  d\n", "a\n\n  b\nc")
    comments = ("# a comment\n", "#")
    effort = settings(EFFORT, max_examples=15, phases=[Phase.generate])


class TestFlawless(Shapes):
    def structure_of(self, change: Change) -> Structure:
        return Indented(change)


class TakesItself(Indented):
    def companions(self, row: int) -> Sequence[int]:
        return [row, *super().companions(row)]


class TestTakesItself(Shapes):
    def structure_of(self, change: Change) -> Structure:
        return TakesItself(change)


class TakesTheRowAfterTheLast(Indented):
    def companions(self, row: int) -> Sequence[int]:
        return [*super().companions(row), len(self._change.rows)]


class TestTakesTheRowAfterTheLast(Shapes):
    def structure_of(self, change: Change) -> Structure:
        return TakesTheRowAfterTheLast(change)


class Backwards(Indented):
    def companions(self, row: int) -> Sequence[int]:
        return super().companions(row)[::-1]


class TestBackwards(Shapes):
    def structure_of(self, change: Change) -> Structure:
        return Backwards(change)


class BlankIsCode(Indented):
    def is_trivia(self, row: int) -> bool:
        return self._change.rows[row].text.startswith("#")


class TestBlankIsCode(Shapes):
    def structure_of(self, change: Change) -> Structure:
        return BlankIsCode(change)


class CommentsAreCode(Indented):
    def is_trivia(self, row: int) -> bool:
        return NoStructure.is_trivia(self, row)


class TestCommentsAreCode(Shapes):
    def structure_of(self, change: Change) -> Structure:
        return CommentsAreCode(change)


class GoesByTheFirstQuestion(Indented):
    """What it says of all rows hangs on the row that it is asked of first."""

    def __init__(self, change: Change) -> None:
        super().__init__(change)
        self._first: int | None = None

    def companions(self, row: int) -> Sequence[int]:
        self._first = row if self._first is None else self._first
        return super().companions(row) if row >= self._first else ()


class TestGoesByTheFirstQuestion(Shapes):
    def structure_of(self, change: Change) -> Structure:
        return GoesByTheFirstQuestion(change)


class Names(LanguageConformance):
    programs = ("a\n",)
    effort = Shapes.effort


class TestFlawlessLanguage(Names):
    language = Language("words", ("undefined-words",), ("w",), (".words",), ("words", "w"))


class TestShouts(Names):
    language = Language("Words", ())


class TestHasATagOfTwoWords(Names):
    language = Language("words", (), fence_tags=("plain words",))


class TestIsItsOwnAlias(Names):
    language = Language("words", (), aliases=("words",))


class TestTellsALinterTwice(Names):
    language = Language("words", ("undefined-words", "undefined-words"))


class TestLacksTheDot(Names):
    language = Language("words", (), extensions=("words",))


class TestHasABrokenStructure(Names):
    language = Language("words", (), structure=TakesItself)
