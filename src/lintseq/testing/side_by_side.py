"""A linter's session beside the plain one, taken through the same states."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from lintseq.core.change import Change
from lintseq.core.errors import ProgramRejected
from lintseq.core.linter import Finding, Linter, LintSession
from lintseq.core.naive_session import NaiveSession
from lintseq.testing.walks import RESET, Switched, Walk, update_between


class Disagreement(AssertionError):
    """Two sessions of one change give different verdicts on one state."""


class SideBySide:
    """Two sessions of one change, in the same state.

    It is a `LintSession` that answers as the plain one does, so that anything can walk with it, a
    sampler for example; an `update` that the other answers otherwise is a `Disagreement`.
    """

    def __init__(self, change: Change, plain: LintSession, session: LintSession) -> None:
        self._change = change
        self._plain = plain
        self._session = session
        self._present = set(change.target_rows)

    @property
    def baseline(self) -> Collection[Finding]:
        """The errors that the plain session forgives."""
        return self._plain.baseline

    def reset(self) -> None:
        """Take both to the target."""
        self._plain.reset()
        self._session.reset()
        self._present = set(self._change.target_rows)

    def update(self, remove: Sequence[int], restore: Sequence[int] = ()) -> Sequence[int]:
        """Take both to another state; the verdict that both give, or the error that both raise.

        Raises:
            Disagreement: their answers are not the same.
        """
        self._present.difference_update(remove)
        self._present.update(restore)
        expected = _answer(self._plain, remove, restore)
        found = _answer(self._session, remove, restore)
        if _in_words(found) != _in_words(expected):
            present = sorted(self._present)
            raise Disagreement(
                f"after update(remove={list(remove)}, restore={list(restore)}) the session finds "
                f"{_in_words(found)}, the plain linter {_in_words(expected)}, in the state of "
                f"rows {present}:\n{self._change.text(present)}"
            ) from (found if isinstance(found, Exception) else None)
        if isinstance(expected, Exception):
            raise expected
        return expected


def _answer(
    session: LintSession, remove: Sequence[int], restore: Sequence[int]
) -> list[int] | Exception:
    try:
        return list(session.update(remove, restore))
    # Whatever one of them raises, the other is to raise as well.
    except Exception as error:
        return error


def _in_words(answer: list[int] | Exception) -> str:
    if isinstance(answer, Exception):
        return f"no verdict ({type(answer).__name__}: {answer})"
    return f"new errors on rows {answer}"


def assert_same_verdicts(linter: Linter, *walks: Walk) -> None:
    """Take a session of each walk and the plain one along it; several walks go in turns.

    Walks of a target that the plain session refuses have no states to compare.
    """
    try:
        walkers = [_Walker(linter, walk) for walk in walks]
    except ProgramRejected:
        return
    for turn in range(max(len(walk.stops) for walk in walks)):
        for walker, walk in zip(walkers, walks, strict=True):
            for stop in walk.stops[turn : turn + 1]:
                walker.go_to(stop)


class _Walker:
    """What goes from stop to stop of one walk."""

    def __init__(self, linter: Linter, walk: Walk) -> None:
        change, options = walk.change, walk.options
        plain = NaiveSession(linter, change, options)
        self._change = change
        self._both = SideBySide(change, plain, linter.session(change, options))
        self._at: Switched = frozenset()

    def go_to(self, stop: Switched | None) -> None:
        if stop is RESET:
            self._both.reset()
            self._at = frozenset()
            return
        self._both.update(*update_between(self._change, self._at, stop))
        self._at = stop
