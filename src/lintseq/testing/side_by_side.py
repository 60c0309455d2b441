"""A linter's session beside the plain one, taken through the same states."""

from __future__ import annotations

from lintseq.core.errors import ProgramRejected
from lintseq.core.linter import Linter
from lintseq.core.naive_session import NaiveSession
from lintseq.testing.walks import RESET, Switched, Walk, update_between


def assert_same_verdicts(linter: Linter, *walks: Walk) -> None:
    """Take a session of each walk and the plain one along it; several walks go in turns.

    Walks of a target that the plain session refuses have no states to compare.
    """
    try:
        pairs = [_SideBySide(linter, walk) for walk in walks]
    except ProgramRejected:
        return
    for turn in range(max(len(walk.stops) for walk in walks)):
        for pair, walk in zip(pairs, walks, strict=True):
            for stop in walk.stops[turn : turn + 1]:
                pair.go_to(stop)


class _SideBySide:
    """Two sessions of one change, in the same state."""

    def __init__(self, linter: Linter, walk: Walk) -> None:
        self._change = walk.change
        self._plain = NaiveSession(linter, walk.change, walk.options)
        self._session = linter.session(walk.change, walk.options)
        self._at: Switched = frozenset()

    def go_to(self, stop: Switched | None) -> None:
        if stop is RESET:
            self._plain.reset()
            self._session.reset()
            self._at = frozenset()
            return
        remove, restore = update_between(self._change, self._at, stop)
        expected = list(self._plain.update(remove, restore))
        found = list(self._session.update(remove, restore))
        self._at = stop
        present = self._change.after_switching(self._change.target_rows, stop)
        assert found == expected, (
            f"after update(remove={remove}, restore={restore}) the session finds new errors on "
            f"rows {found}, the plain linter on rows {expected}, in the state of rows "
            f"{list(present)}:\n{self._change.text(present)}"
        )
