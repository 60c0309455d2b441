"""Hunks by arithmetic: where an edit's rows lie in the text before it and in the text after it.

A hunk is a zero-context change of neighbouring lines. It follows from row numbers alone: the
position of a row is the number of present rows before it. This module also goes the other way,
from hunks on a text to the rows of an edit sequence.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from lintseq.core.change import Change, Row, RowKind
from lintseq.core.edits import EditSequence
from lintseq.core.errors import UsageError
from lintseq.core.lines import split_lines
from lintseq.core.prefix_sums import PrefixSums


@dataclass(frozen=True, slots=True)
class Hunk:
    r"""Neighbouring lines replaced by others.

    Attributes:
        before: index in the old text, from 0, of the first line deleted, or of the line before
            which the new ones come.
        deleted: the lines that go, with their ``\n``.
        after: index in the new text of the first line inserted, or of the line after the gap.
        inserted: the lines that come, with their ``\n``.
    """

    before: int
    deleted: tuple[str, ...]
    after: int
    inserted: tuple[str, ...]


def hunks_of(sequence: EditSequence) -> Iterator[tuple[Hunk, ...]]:
    """For each edit its hunks, in the order of lines, at most one for each gap between kept lines.

    Time is proportional to the rows switched, times a logarithm.
    """
    present = _Presence(sequence.change)
    for edit in sequence.edits:
        yield present.switch(edit)


class _Presence:
    """Which rows are present, with their positions at hand."""

    def __init__(self, change: Change) -> None:
        self._texts = change.texts
        self._present = [0] * len(change.rows)
        for row in change.base_rows:
            self._present[row] = 1
        self._counts = PrefixSums(self._present)
        self._total = len(change.base_rows)
        self._unterminated = frozenset(change.unterminated_rows)
        last = max(change.differing_rows, default=0)
        self._rewritable = [row for row in change.unterminated_rows if row < last]

    def switch(self, edit: Sequence[int]) -> tuple[Hunk, ...]:
        """Switch the rows of ``edit``, and say by which hunks the text changes."""
        runs = list(self._runs(edit))
        old_total = self._total
        self._flip(edit)
        hunks: list[Hunk] = []
        growth = 0
        for before, goes, comes in runs:
            after = before + growth
            deleted = self._lines(goes, before, old_total) if goes else ()
            inserted = self._lines(comes, after, self._total) if comes else ()
            hunks.append(Hunk(before, deleted, after, inserted))
            growth += len(comes) - len(goes)
        return tuple(hunks)

    def _runs(self, edit: Sequence[int]) -> Iterator[tuple[int, list[int], list[int]]]:
        """For each hunk the position where it begins, the rows that go, and those that come."""
        rewritten = self._rewritten(edit) if self._rewritable else ()
        begin = end = 0
        goes: list[int] = []
        comes: list[int] = []
        previous = -1
        for row in sorted([*edit, *rewritten]) if rewritten else edit:
            # The row after another lies where that one ends; any other must be looked up.
            position = end if row == previous + 1 else self._counts.sum(row)
            if previous < 0:
                begin = position
            elif position > end:
                yield begin, goes, comes
                begin, goes, comes = position, [], []
            there = self._present[row]
            if there:
                goes.append(row)
            if not there or row in rewritten:
                comes.append(row)
            previous, end = row, position + there
        yield begin, goes, comes

    def _lines(self, rows: Sequence[int], first: int, total: int) -> tuple[str, ...]:
        """The lines of ``rows``, which are those from ``first`` on in a text of ``total``.

        All but the last line of the text have a newline.
        """
        lines = tuple([self._texts[row] for row in rows])
        if self._unterminated and not self._unterminated.isdisjoint(rows):
            return tuple(
                line if line.endswith("\n") or number == total - 1 else line + "\n"
                for number, line in enumerate(lines, start=first)
            )
        return lines

    def _rewritten(self, edit: Sequence[int]) -> list[int]:
        """Rows that stay but gain or lose their final newline: only a base's last line can."""
        switched = set(edit)
        found = []
        for row in self._rewritable:
            if not self._present[row] or row in switched:
                continue
            after = self._total - 1 - self._counts.sum(row)
            growth = sum(-1 if self._present[later] else 1 for later in edit if later > row)
            if (after == 0) != (after + growth == 0):
                found.append(row)
        return found

    def _flip(self, edit: Sequence[int]) -> None:
        for row in edit:
            step = -1 if self._present[row] else 1
            self._present[row] += step
            self._counts.add(row, step)
            self._total += step


def apply_hunks(lines: Sequence[str], hunks: Sequence[Hunk]) -> list[str]:
    """The lines that result. The hunks must ascend and fit: a `UsageError` names one that does not.

    A line that is followed by another after the edit is given the newline that it lacks.
    """
    result: list[str] = []
    position = 0
    for number, hunk in enumerate(hunks, start=1):
        end = _end(hunk, number, position, len(lines))
        _check_deleted(hunk, number, lines[hunk.before : end])
        result += lines[position : hunk.before]
        result += hunk.inserted
        position = end
    result += lines[position:]
    result[:-1] = [line if line.endswith("\n") else line + "\n" for line in result[:-1]]
    return result


def _end(hunk: Hunk, number: int, position: int, count: int) -> int:
    """Where the hunk's lines end in a text of ``count`` lines, if they begin at ``position``."""
    end = hunk.before + len(hunk.deleted)
    if not position <= hunk.before <= end <= count:
        raise UsageError(f"Hunk {number} lies outside the text or overlaps the one before it.")
    return end


def _check_deleted(hunk: Hunk, number: int, found: Sequence[str]) -> None:
    if tuple(found) != hunk.deleted:
        raise UsageError(f"Hunk {number} deletes lines that are not there.")


@dataclass(slots=True)
class _Cell:
    """A line of the table that `sequence_from_hunks` grows, in a list linked both ways."""

    text: str
    original: bool
    live: bool = True
    edit: int | None = None
    before: _Cell | None = None
    after: _Cell | None = None


def sequence_from_hunks(base: str, edits: Sequence[Sequence[Hunk]]) -> EditSequence:
    """The edit sequence that makes these edits of ``base``: `hunks_of`, reversed.

    Raises:
        UsageError: a hunk does not fit, an edit is empty, or a line is inserted and later deleted
            (no partition of rows says that; a base without a final newline that is added to at
            its end gives such hunks).
    """
    tail = _Cell("", original=False)
    live: list[_Cell] = []
    for line in split_lines(base):
        cell = _Cell(line, original=True)
        _link_before(tail, cell)
        live.append(cell)
    for number, hunks in enumerate(edits):
        if not hunks:
            raise UsageError(f"Edit {number + 1} is empty.")
        _check_fit(live, hunks)
        for hunk in reversed(hunks):
            live = _splice(live, hunk, number, tail)
    return _sequence(tail, len(edits))


def _check_fit(live: Sequence[_Cell], hunks: Sequence[Hunk]) -> None:
    position = 0
    for number, hunk in enumerate(hunks, start=1):
        end = _end(hunk, number, position, len(live))
        _check_deleted(hunk, number, [cell.text for cell in live[hunk.before : end]])
        position = end


def _splice(live: list[_Cell], hunk: Hunk, number: int, tail: _Cell) -> list[_Cell]:
    end = hunk.before + len(hunk.deleted)
    for cell in live[hunk.before : end]:
        if not cell.original:
            raise UsageError(f"Edit {number + 1} deletes a line that an earlier edit inserted.")
        cell.live, cell.edit = False, number
    following = live[end] if end < len(live) else tail
    fresh = [_Cell(line, original=False, edit=number) for line in hunk.inserted]
    for cell in fresh:
        _link_before(following, cell)
    live[hunk.before : end] = fresh
    return live


def _link_before(following: _Cell, cell: _Cell) -> None:
    cell.before, cell.after = following.before, following
    if following.before is not None:
        following.before.after = cell
    following.before = cell


def _sequence(tail: _Cell, count: int) -> EditSequence:
    cells: list[_Cell] = []
    cell = tail.before
    while cell is not None:
        cells.append(cell)
        cell = cell.before
    cells.reverse()
    edits: list[list[int]] = [[] for _ in range(count)]
    rows = []
    for index, cell in enumerate(cells):
        if cell.edit is None:
            kind = RowKind.KEPT
        else:
            kind = RowKind.DELETED if cell.original else RowKind.INSERTED
            edits[cell.edit].append(index)
        rows.append(Row(cell.text, kind))
    return EditSequence(Change(tuple(rows)), tuple(map(tuple, edits)))
