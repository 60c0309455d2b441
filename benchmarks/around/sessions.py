"""Sessions that cost next to nothing, so that what is around a linter can be measured alone."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from lintseq.core.change import Change
from lintseq.core.linter import Finding

COMPLAINTS = 5
"""The rows of which this divides the number leave nobody content."""


class ContentSession:
    """Finds no error in any state."""

    baseline: Collection[Finding] = ()

    def reset(self) -> None:
        """Go to the finished program."""

    def update(self, remove: Sequence[int], restore: Sequence[int] = ()) -> Sequence[int]:
        """No rows: every state is clean."""
        return ()


class ComplainingSession(ContentSession):
    """With every fifth row that leaves, complains of the first one below it that is still there."""

    def __init__(self, change: Change) -> None:
        self._change = change
        self._there = bytearray()

    def reset(self) -> None:
        """Go to the finished program."""
        self._there = bytearray(len(self._change.rows))
        for row in self._change.target_rows:
            self._there[row] = 1

    def update(self, remove: Sequence[int], restore: Sequence[int] = ()) -> Sequence[int]:
        """Note what is there, and complain."""
        for row in restore:
            self._there[row] = 1
        for row in remove:
            self._there[row] = 0
        below = {self._there.find(1, row) for row in remove if row % COMPLAINTS == 0}
        return sorted(below - {-1})
