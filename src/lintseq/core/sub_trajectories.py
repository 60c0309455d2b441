"""Sub-trajectories: some edits of a sequence, in a row, as a sequence of their own."""

from __future__ import annotations

from itertools import chain

from lintseq.core.change import Change, Row, RowKind
from lintseq.core.edits import EditSequence
from lintseq.core.errors import UsageError


def part_of(sequence: EditSequence, start: int, stop: int) -> EditSequence:
    """The edits from ``start`` up to, not including, ``stop``, as a change of the state they meet.

    Edits are counted from 0. The states of the result are those of ``sequence`` from the one with
    ``start`` edits made to the one with ``stop``; rows that none of these has are left out.

    Raises:
        UsageError: there are no such edits.
    """
    if not 0 <= start <= stop <= len(sequence):
        raise UsageError(
            f"There are no edits from {start} to {stop} in a sequence of {len(sequence)}."
        )
    if (start, stop) == (0, len(sequence)):
        return sequence
    change = sequence.change
    chosen = sequence.edits[start:stop]
    old = set(change.base_rows).symmetric_difference(chain.from_iterable(sequence.edits[:start]))
    new = old.symmetric_difference(chain.from_iterable(chosen))
    table = sorted(old | new)
    rows = [Row(change.rows[row].text, _kind(row in old, row in new)) for row in table]
    place = {row: index for index, row in enumerate(table)}
    edits = [tuple([place[row] for row in edit]) for edit in chosen]
    return EditSequence(Change(tuple(rows)), tuple(edits))


def _kind(before: bool, after: bool) -> RowKind:
    if before and after:
        return RowKind.KEPT
    return RowKind.DELETED if before else RowKind.INSERTED
