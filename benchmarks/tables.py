"""Tables in Markdown, aligned so that a terminal shows them as well as a page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Table:
    """A table: the first column is words, the others are numbers.

    Attributes:
        title: one line above it.
        columns: the heads.
        rows: each as long as ``columns``.
    """

    title: str
    columns: Sequence[str]
    rows: Sequence[Sequence[str]]

    def markdown(self) -> str:
        """The title in bold and the table, without a line break at the end."""
        widths = [
            max(3, *(len(row[index]) for row in (self.columns, *self.rows)))
            for index in range(len(self.columns))
        ]
        rule = [
            "-" * width if not index else "-" * (width - 1) + ":"
            for index, width in enumerate(widths)
        ]
        lines = [_line(self.columns, widths), _line(rule, widths)]
        lines += [_line(row, widths) for row in self.rows]
        return "\n".join([f"**{self.title}**", "", *lines])


def _line(cells: Sequence[str], widths: Sequence[int]) -> str:
    first, *rest = zip(cells, widths, strict=True)
    padded = [first[0].ljust(first[1]), *(cell.rjust(width) for cell, width in rest)]
    return f"| {' | '.join(padded)} |"
