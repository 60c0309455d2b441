"""The backward walk of LintSeq: take rows away, and whatever a linter says must go with them.

This is the algorithm of arXiv 2410.02749, for changes: from the target back to the
base, each step switches some rows, lints what results, and switches every row with a new error
until there is none. Which rows a step begins with is for the sampler.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable, Sequence

from lintseq.core.change import Change, RowKind
from lintseq.core.linter import LintSession


class BackwardWalk:
    """One walk from the target back to the base.

    A step may be tried before it is made: the session then stands in the tried state until the
    next trial or step, so that going from one trial to the next is a single update.

    Attributes:
        pending: the rows not switched yet, ascending when listed.
    """

    def __init__(
        self,
        change: Change,
        session: LintSession,
        companions: Callable[[int], Sequence[int]],
    ) -> None:
        self._change = change
        self._session = session
        self._companions = companions
        self._tried: frozenset[int] = frozenset()
        self.pending: set[int] = set(change.differing_rows)
        self._done: list[frozenset[int]] = []
        session.reset()

    def trial(self, first: int) -> frozenset[int]:
        """The rows that a step beginning with ``first`` would switch, to the last error."""
        wanted = self._closure({first})
        while wanted != self.pending:
            errors = self._go_to(wanted)
            if not errors:
                break
            wanted |= self._closure(self._to_blame(errors, wanted))
        return frozenset(wanted)

    def step(self, rows: frozenset[int]) -> None:
        """Make the step that switches ``rows``, a result of `trial`."""
        if rows != self._tried and rows != self.pending:
            self._go_to(rows)
        self._tried = frozenset()
        self.pending -= rows
        self._done.append(rows)

    def edits(self) -> tuple[tuple[int, ...], ...]:
        """The steps made, in the order of writing: the last step back is the first edit."""
        return tuple(tuple(sorted(rows)) for rows in reversed(self._done))

    def _closure(self, rows: Iterable[int]) -> set[int]:
        """``rows`` that are pending, with their companions and the companions of those."""
        found: set[int] = set()
        queue = [row for row in rows if row in self.pending]
        while queue:
            row = queue.pop()
            if row not in found:
                found.add(row)
                queue += [other for other in self._companions(row) if other in self.pending]
        return found

    def _to_blame(self, errors: Sequence[int], wanted: set[int]) -> set[int]:
        """The rows to switch for ``errors``: those, or else the nearest that can be.

        Rows that both ends have, and rows put back, cannot go. The walk still ends: each round
        switches a row.
        """
        open_rows = self.pending - wanted
        blamed = open_rows.intersection(errors)
        if blamed:
            return blamed
        ordered = sorted(open_rows)
        return {_nearest(ordered, row) for row in errors}

    def _go_to(self, wanted: Iterable[int]) -> Sequence[int]:
        target = frozenset(wanted)
        remove: list[int] = []
        restore: list[int] = []
        for row in sorted(target ^ self._tried):
            inserted = self._change.rows[row].kind is RowKind.INSERTED
            (remove if inserted == (row in target) else restore).append(row)
        self._tried = target
        return self._session.update(remove, restore)


def _nearest(ordered: Sequence[int], row: int) -> int:
    """The member of ``ordered`` nearest to ``row``, the earlier of two."""
    index = bisect_left(ordered, row)
    return min(ordered[max(0, index - 1) : index + 1], key=lambda other: (abs(other - row), other))
