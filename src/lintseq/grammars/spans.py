"""Where a node of a syntax tree is, by the lines that `lintseq.core.lines` counts, from 0.

Tree-sitter ends a line at a line feed alone, as we do, so its rows are our lines.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tree_sitter import Node

Position = tuple[int, int]
"""A line, and how many bytes of it come before."""


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A piece of a text: from ``start`` up to, but without, ``end``."""

    start: Position
    end: Position

    @classmethod
    def of(cls, node: Node) -> Span:
        """Where ``node`` is, without the indentation of the line after it.

        Where the end of a line or of an indentation closes a node, some grammars let it go on up
        to the next word.
        """
        start, end = node.start_point, node.end_point
        inside = end.column if end.row > start.row else 0
        ends_before = inside and not (node.text or b"?")[-inside:].strip()
        return cls((start.row, start.column), (end.row, 0 if ends_before else end.column))

    @property
    def first(self) -> int:
        """The line on which it begins."""
        return self.start[0]

    @property
    def last(self) -> int:
        """The last line of which it holds something."""
        line, column = self.end
        return line - 1 if column == 0 and self.end > self.start else line


def innermost(outer: Iterable[Span], inner: Iterable[Span]) -> Iterator[tuple[Span, Span]]:
    """Each of the spans ``inner`` that lies in spans of ``outer``, after the smallest of those.

    The spans are those of nodes of one tree: of two that meet, one lies in the other.
    """
    coming = sorted(outer, key=_outer_first)[::-1]
    around: list[Span] = []
    for span in sorted(inner, key=_outer_first):
        while coming and _outer_first(coming[-1]) <= _outer_first(span):
            around.append(coming.pop())
        while around and around[-1].end < span.end:
            around.pop()
        if around:
            yield around[-1], span


def _outer_first(span: Span) -> tuple[int, int, int, int]:
    return (*span.start, -span.end[0], -span.end[1])
