"""The session that walks are given: it asks all sessions of a program, and takes notes."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from lintseq.core.change import Change
from lintseq.core.linter import Finding, LintOptions
from lintseq.testing.side_by_side import Disagreement, SideBySide

from .case import RESET, Step


class Enough(Exception):
    """A walk has gone through as many states as it may."""


class Watched:
    """Sessions of one change under several options, taken through the same states.

    A walk sees the verdicts under the first options.

    Attributes:
        steps: that were taken.
        states: how many different states were judged.
        verdicts: how many answers were compared.
        disagreeing: the options under which the last update met a disagreement.
    """

    def __init__(
        self, change: Change, sessions: Sequence[tuple[LintOptions, SideBySide]], most: int
    ) -> None:
        self._target = frozenset(change.target_rows)
        self._sessions = sessions
        self._most = most
        self._present = set(self._target)
        self._seen: set[frozenset[int]] = set()
        self.steps: list[Step | None] = []
        self.verdicts = 0
        self.disagreeing: LintOptions | None = None

    @property
    def states(self) -> int:
        """How many different states were judged."""
        return len(self._seen)

    def allow(self, more: int) -> None:
        """Let a walk go through so many more states."""
        self._most = self.states + more

    @property
    def baseline(self) -> Collection[Finding]:
        """The errors forgiven under the first options."""
        return self._sessions[0][1].baseline

    def reset(self) -> None:
        """Take all sessions to the target."""
        self.steps.append(RESET)
        self._present = set(self._target)
        for _, session in self._sessions:
            session.reset()

    def update(self, remove: Sequence[int], restore: Sequence[int] = ()) -> Sequence[int]:
        """Take all sessions to another state; the verdict under the first options.

        Raises:
            Disagreement: two sessions disagree.
            Enough: the walk was long enough already.
        """
        if self.states >= self._most:
            raise Enough
        self.steps.append((tuple(remove), tuple(restore)))
        self._present.difference_update(remove)
        self._present.update(restore)
        self._seen.add(frozenset(self._present))
        verdicts = [self._ask(*each, remove, restore) for each in self._sessions]
        return verdicts[0]

    def _ask(
        self,
        options: LintOptions,
        session: SideBySide,
        remove: Sequence[int],
        restore: Sequence[int],
    ) -> Sequence[int]:
        self.verdicts += 1
        try:
            return session.update(remove, restore)
        except Disagreement:
            self.disagreeing = options
            raise
