"""The shape of a change of Python programs: which rows have no place without which other."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property

from lintseq.core.change import Change, RowKind
from lintseq.languages.python.outline import Outline, outline


class PythonStructure:
    """A `lintseq.core.structure.Structure` over the outlines of a change's two ends.

    Rows of the target are judged by the target's text, deleted rows by the base's. Each end is read
    once, when the first row of it is asked for. What goes with a row is remembered, as each sample
    asks again. That is not much: a row goes with ends of what is around it, and Python allows 100
    headers and 200 brackets there.
    """

    def __init__(self, change: Change) -> None:
        self._change = change
        self._known: dict[int, tuple[int, ...]] = {}

    def companions(self, row: int) -> Sequence[int]:
        """The rows that go with ``row`` by the rules of `lintseq.languages.python.outline`."""
        known = self._known.get(row)
        if known is None:
            known = self._known[row] = self._companions(row)
        return known

    def _companions(self, row: int) -> tuple[int, ...]:
        end = self._end_of(row)
        line = end.lines[row]
        lines = sorted(set().union(*end.outline.spans.get(line, ())))
        return tuple(end.rows[other] for other in lines if other != line)

    def is_trivia(self, row: int) -> bool:
        """Whether ``row`` is blank, or holds nothing but a comment, and lies in no string."""
        end = self._end_of(row)
        return end.lines[row] in end.outline.trivia

    def _end_of(self, row: int) -> _End:
        deleted = self._change.rows[row].kind is RowKind.DELETED
        return self._base if deleted else self._target

    @cached_property
    def _target(self) -> _End:
        return _End(self._change, self._change.target_rows)

    @cached_property
    def _base(self) -> _End:
        return _End(self._change, self._change.base_rows)


class _End:
    """One text of a change.

    Attributes:
        rows: for each line its row.
        lines: for each row its line, counted from 0.
        outline: what is known of its lines.
    """

    def __init__(self, change: Change, rows: Sequence[int]) -> None:
        self.rows = rows
        self.lines = {row: line for line, row in enumerate(rows)}
        self.outline: Outline = outline(change.lines(rows))
