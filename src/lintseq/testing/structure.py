"""The laws of a structure: what it says is about other rows, and the same each time."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import ClassVar

from hypothesis import given, settings
from hypothesis.strategies import SearchStrategy

from lintseq.core.change import Change
from lintseq.core.structure import Structure
from lintseq.testing.effort import EFFORT
from lintseq.testing.strategies import changes
from lintseq.testing.walks import changes_of, creations_of

BLANK_ROWS = "\n  \n\t\n"


class StructureConformance:
    """What a structure owes for every change, also where an end of it does not parse.

    `LanguageConformance` includes these laws; for a structure alone, subclass this class and
    override `structure_of`.

    Attributes:
        programs: programs in the language; between them they should have all its shapes.
        comments: lines that hold nothing but a comment.
        effort: how many changes each generated law tries.
    """

    programs: ClassVar[Sequence[str]]
    comments: ClassVar[Sequence[str]] = ()
    effort: ClassVar[settings] = EFFORT

    def structure_of(self, change: Change) -> Structure:
        """The structure of ``change``, made anew."""
        raise NotImplementedError

    def test_there_are_programs(self) -> None:
        """The laws say little of a structure that is shown none in its language."""
        assert self.programs, "give at least one program"

    def test_companions_are_other_rows(self) -> None:
        """Rows of the change's table, ascending, and never the row itself."""

        @self.effort
        @given(self._changes())
        def law(change: Change) -> None:
            structure = self.structure_of(change)
            for row in range(len(change.rows)):
                companions = structure.companions(row)
                assert row not in companions
                assert all(0 <= other < len(change.rows) for other in companions), companions
                assert all(one < next_one for one, next_one in pairwise(companions)), companions

        law()

    def test_blank_rows_are_trivia(self) -> None:
        """Where no program is around them: inside a string they may be something else."""
        structure = self.structure_of(Change.creation(BLANK_ROWS))
        assert [structure.is_trivia(row) for row in range(3)] == [True, True, True]

    def test_comments_are_trivia(self) -> None:
        """Each by itself, where nothing around it can make it something else."""
        for comment in self.comments:
            assert self.structure_of(Change.creation(comment)).is_trivia(0), comment

    def test_says_the_same_each_time(self) -> None:
        """Made anew, and asked in another order."""

        @self.effort
        @given(self._changes())
        def law(change: Change) -> None:
            rows = range(len(change.rows))
            assert self._shape(change, rows[::-1]) == self._shape(change, rows)

        law()

    def _changes(self) -> SearchStrategy[Change]:
        return creations_of(self.programs) | changes_of(self.programs) | changes()

    def _shape(
        self, change: Change, order: Sequence[int]
    ) -> dict[int, tuple[bool, tuple[int, ...]]]:
        structure = self.structure_of(change)
        return {row: (structure.is_trivia(row), tuple(structure.companions(row))) for row in order}
