"""The backward walk of LintSeq: take rows away, and whatever a linter says must go with them.

This is the algorithm of arXiv 2410.02749, for changes: from the target back to the
base, each step switches some rows, lints what results, and switches every row with a new error
until there is none. Which rows a step begins with is for the sampler.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence, Set

from lintseq.core.change import Change, RowKind
from lintseq.core.linter import LintSession
from lintseq.core.nearest_row import NearestRow


class BackwardWalk:
    """One walk from the target back to the base.

    A step may be tried before it is made: the session then stands in the tried state until the
    next trial, so that going from one trial to the next is a single update, whichever trials were
    made steps. What lintseq does of its own accord for an update is proportional to the rows
    switched by it.

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
        # Where the session is not in the state that the steps made: rows that it has switched too
        # many, and rows that it has yet to switch.
        self._tried: set[int] = set()
        self._late: set[int] = set()
        self.pending: set[int] = set(change.differing_rows)
        # Going back, these are not there and come.
        self._deleted = {row for row in self.pending if change.rows[row].kind is RowKind.DELETED}
        self._nearest: NearestRow | None = None
        self._done: list[frozenset[int]] = []
        session.reset()

    def weight(self, first: int, limit: int | None = None) -> int:
        """How many rows would leave with ``first``, itself included, before anything is judged.

        They are not counted on from ``limit``: then it may be less than they are.
        """
        enough = len(self.pending) if limit is None else limit
        return len(self._closure({first}, frozenset(), enough))

    def trial(self, first: int, limit: int | None = None) -> frozenset[int]:
        """The rows that a step beginning with ``first`` would switch, to the last error.

        The trial is given up as soon as they are ``limit`` or more: then it may lack some.
        ``first`` must be pending.
        """
        enough = len(self.pending) if limit is None else limit
        wanted = self._closure({first}, frozenset(), enough)
        fresh: Set[int] = (wanted ^ self._tried) | self._late
        while len(wanted) < enough:
            errors = self._switch(fresh)
            if not errors:
                break
            fresh = self._closure(self._to_blame(errors, wanted), wanted, enough)
            wanted |= fresh
        return frozenset(wanted)

    def step(self, rows: frozenset[int]) -> None:
        """Make the step that switches ``rows``, the result of a `trial` that was not given up."""
        self._late |= rows - self._tried
        self._tried -= rows
        self.pending -= rows
        self._done.append(rows)

    def edits(self) -> tuple[tuple[int, ...], ...]:
        """The steps made, in the order of writing: the last step back is the first edit."""
        return tuple(tuple(sorted(rows)) for rows in reversed(self._done))

    def _closure(self, found: set[int], wanted: Set[int], enough: int) -> set[int]:
        """``found`` with their companions and the companions of those: what is not wanted yet.

        All of ``found`` are pending, none is wanted. With ``wanted`` they need not be more than
        ``enough``.
        """
        queue = list(found)
        for row in queue:
            if len(wanted) + len(found) >= enough:
                break
            beside = self._companions(row)
            if beside:
                fresh = self.pending.intersection(beside) - wanted - found
                found |= fresh
                queue += fresh
        return found

    def _to_blame(self, errors: Sequence[int], wanted: Set[int]) -> set[int]:
        """The rows to switch for ``errors``: those, or else the nearest that can be.

        Rows that both ends have, and rows put back, cannot go. The walk still ends: each round
        switches a row.
        """
        blamed = self.pending.intersection(errors) - wanted
        if blamed:
            return blamed
        if self._nearest is None:
            self._nearest = NearestRow(len(self._change.rows), self.pending - wanted)
        return {self._nearest.to(row) for row in errors}

    def _switch(self, rows: Set[int]) -> Sequence[int]:
        """Switch ``rows``, there or back again, and judge the state that results."""
        coming = rows & self._tried
        if self._deleted:
            coming ^= rows & self._deleted
        self._tried ^= rows - self._late
        self._late = set()
        if self._nearest is not None:
            self._nearest.switch(rows)
        if not coming:
            return self._session.update(sorted(rows))
        return self._session.update(sorted(rows - coming), sorted(coming))
