"""An edit sequence: an ordered partition of a change's differing rows into edits.

The partition is all there is. States and hunks are derived from it, never stored and never
recomputed by a diff program, so they cannot disagree with it.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import chain, pairwise

from lintseq.core.change import Change, RowKind
from lintseq.core.errors import UsageError


@dataclass(frozen=True)
class EditSequence:
    """The steps by which a change might have been written, in the order of writing.

    Attributes:
        change: the change that the steps make.
        edits: for each step the rows that it switches, ascending. Together they are a partition
            of `Change.differing_rows`, and none is empty; anything else is a `UsageError`.
    """

    change: Change
    edits: tuple[tuple[int, ...], ...]

    def __post_init__(self) -> None:
        fault = partition_fault(self.change, self.edits)
        if fault:
            raise UsageError(f"Not an edit sequence: {fault}.")

    @classmethod
    def from_lines(
        cls,
        change: Change,
        insertions: Sequence[Sequence[int]],
        deletions: Sequence[Sequence[int]] | None = None,
    ) -> EditSequence:
        """The sequence whose edits insert these target lines and delete these base lines.

        Lines are counted from 0. This is the form in which output rows hold a sequence.
        """
        removed = deletions if deletions is not None else [()] * len(insertions)
        if len(removed) != len(insertions):
            raise UsageError(
                f"Not an edit sequence: {len(insertions)} lists of insertions"
                f" and {len(removed)} of deletions."
            )
        try:
            edits = tuple(
                tuple(
                    sorted(
                        [_row_at(change.target_rows, line) for line in inserted]
                        + [_row_at(change.base_rows, line) for line in deleted]
                    )
                )
                for inserted, deleted in zip(insertions, removed, strict=True)
            )
        except IndexError as error:
            raise UsageError(f"Not an edit sequence: {error}.") from None
        return cls(change, edits)

    @cached_property
    def insertions(self) -> tuple[tuple[int, ...], ...]:
        """For each edit the lines of the target that it inserts, counted from 0, ascending."""
        return self._lines_of(RowKind.INSERTED, self.change.target_rows)

    @cached_property
    def deletions(self) -> tuple[tuple[int, ...], ...]:
        """For each edit the lines of the base that it deletes, counted from 0, ascending."""
        return self._lines_of(RowKind.DELETED, self.change.base_rows)

    def _lines_of(self, kind: RowKind, end: tuple[int, ...]) -> tuple[tuple[int, ...], ...]:
        rows = self.change.rows
        if len(end) == len(rows) == len(self.change.differing_rows):
            # A text from nothing, or one that goes: every row is its own line.
            return self.edits
        line_of = {row: line for line, row in enumerate(end) if rows[row].kind is kind}
        return tuple(tuple([line_of[row] for row in edit if row in line_of]) for edit in self.edits)

    def presents(self) -> Iterator[tuple[int, ...]]:
        """The rows present in each state, from the base to the target: one more than edits."""
        present = list(self.change.base_rows)
        yield tuple(present)
        for edit in self.edits:
            for row in edit:
                place = bisect_left(present, row)
                if place < len(present) and present[place] == row:
                    del present[place]
                else:
                    present.insert(place, row)
            yield tuple(present)

    def states(self) -> Iterator[str]:
        """The text of each state, from the base to the target: one more than edits."""
        return map(self.change.text, self.presents())

    def __len__(self) -> int:
        return len(self.edits)


def partition_fault(change: Change, edits: Sequence[Sequence[int]]) -> str | None:
    """What keeps ``edits`` from being an ordered partition of the differing rows, if anything."""
    if _is_partition(change, edits):
        return None
    differing = set(change.differing_rows)
    seen: set[int] = set()
    for number, edit in enumerate(edits, start=1):
        if not edit:
            return f"edit {number} is empty"
        for row in edit:
            if row not in differing:
                return f"edit {number} switches row {row}, which does not differ"
            if row in seen:
                return f"row {row} is switched twice, the second time by edit {number}"
            seen.add(row)
        if any(later <= earlier for earlier, later in pairwise(edit)):
            return f"the rows of edit {number} do not ascend"
    if seen != differing:
        return f"row {min(differing - seen)} is never switched"
    return None


def _is_partition(change: Change, edits: Sequence[Sequence[int]]) -> bool:
    """Whether there is no fault: what nearly always is the case is seen without a loop."""
    return (
        sorted(chain.from_iterable(edits)) == list(change.differing_rows)
        and all(edits)
        and all(len(edit) == 1 or list(edit) == sorted(edit) for edit in edits)
    )


def _row_at(end: tuple[int, ...], line: int) -> int:
    if not 0 <= line < len(end):
        raise IndexError(f"there is no line {line} in a text of {len(end)} lines")
    return end[line]
