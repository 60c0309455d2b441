"""Statements that are read anew and stand in for others, until lines come back that undo it.

Where lines have left so that others regroup (a block falls to the head above, an ``else`` to
another ``if``), the statements concerned are parsed by themselves and put in the place of those
that stood there. From then on they are as good as any: what is taken from them later is counted,
not parsed.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from operator import attrgetter

from lintseq.plugins.linters.pyflakes.incremental.names import NameIndex
from lintseq.plugins.linters.pyflakes.incremental.regions import Region
from lintseq.plugins.linters.pyflakes.incremental.shape import Shape
from lintseq.plugins.linters.pyflakes.incremental.statements import Block, Piece, Statement


@dataclass(eq=False)
class _Patch:
    """What stands in for what, in the rows from ``start`` to before ``end``.

    Attributes:
        rows: those that were there when it was made: only these are known to it.
    """

    block: Block
    old: Sequence[Statement]
    new: Sequence[Statement]
    start: int
    end: int
    rows: frozenset[int]


class Patches:
    """The patches of one program's present shape, in the order in which they were made."""

    def __init__(self, shape: Shape, names: NameIndex) -> None:
        self._shape = shape
        self._names = names
        self._made: list[_Patch] = []
        self._leaving: list[Piece] = []

    @property
    def are_there(self) -> bool:
        """Whether anything stands in for something."""
        return bool(self._made)

    def put(self, region: Region, new: Sequence[Statement]) -> None:
        """Put statements, which were just read, in the place of a region."""
        rows = region.rows
        old = list(region.statements)
        present = self._shape.present
        there = frozenset(row for row in rows if present[row])
        self._names.install([piece for each in new for piece in each.pieces()])
        patch = _Patch(region.block, old, new, rows.start, rows.stop, there)
        self._swap(patch.block, patch.start, old, new)
        self._made.append(patch)

    def _swap(
        self, block: Block, start: int, out: Sequence[Statement], into: Sequence[Statement]
    ) -> None:
        statements = block.statements
        first = bisect_left(statements, start, key=attrgetter("first"))
        self._shape.detach(out)
        statements[first : first + len(out)] = into
        self._shape.attach(into)

    def undo_for(self, rows: Sequence[int]) -> None:
        """Undo the patches that do not know one of these rows, which come back."""
        if not self._made:
            return
        undone: list[_Patch] = []
        kept: list[_Patch] = []
        for patch in self._made:
            unknown = any(patch.start <= row < patch.end and row not in patch.rows for row in rows)
            follows = any(patch.start < other.end and other.start < patch.end for other in undone)
            (undone if unknown or follows else kept).append(patch)
        self._undo(undone)
        self._made = kept

    def undo_all(self) -> None:
        """Undo every patch."""
        self._undo(self._made)
        self._made = []

    def _undo(self, patches: Sequence[_Patch]) -> None:
        for patch in reversed(patches):
            self._swap(patch.block, patch.start, patch.new, patch.old)
            self._leaving += [piece for each in patch.new for piece in each.pieces()]

    def forget(self) -> None:
        """Take what was undone out of the name index, where it is shown no more."""
        if self._leaving:
            self._names.uninstall(self._leaving)
            self._leaving = []
