"""Where a text that changes has which short runs of lines only once."""

from __future__ import annotations

from collections.abc import Sequence

from lintseq.plugins.serializers.search_replace.unique_window import unique_window

WIDEST = 4
"""Longer runs are not counted: of a thousand places in real programs one or two need more lines."""

Run = tuple[str, ...]


class LineRuns:
    """The lines of a text, and how often each run of up to `WIDEST` lines occurs among them.

    Attributes:
        lines: they are changed by `replace` alone.
    """

    def __init__(self, lines: Sequence[str]) -> None:
        self.lines = list(lines)
        self._counts: dict[Run, int] = {}
        self._count(0, len(self.lines), 1)

    def replace(self, start: int, end: int, new: Sequence[str]) -> None:
        """Put ``new`` in the place of ``lines[start:end]``: only runs that touch it are counted."""
        self._count(start, end, -1)
        self.lines[start:end] = new
        self._count(start, start + len(new), 1)

    def unique_window(self, start: int, end: int) -> tuple[int, int]:
        """The window that the function `unique_window` finds around ``lines[start:end]``.

        Time hangs on the length of the text only where the window is longer than `WIDEST` lines.
        """
        for size in range(max(1, end - start), WIDEST + 1):
            for top in range(max(0, end - size), min(start, len(self.lines) - size) + 1):
                if self._counts[tuple(self.lines[top : top + size])] == 1:
                    return top, top + size
        return unique_window(self.lines, start, end)

    def _count(self, start: int, end: int, step: int) -> None:
        """Add ``step`` to the counts of the runs that touch ``lines[start:end]``, or cross it."""
        lines, counts = self.lines, self._counts
        for first in range(max(0, start - WIDEST + 1), end):
            for last in range(max(first, start) + 1, min(first + WIDEST, len(lines)) + 1):
                run = tuple(lines[first:last])
                count = counts.get(run, 0) + step
                if count:
                    counts[run] = count
                else:
                    del counts[run]
