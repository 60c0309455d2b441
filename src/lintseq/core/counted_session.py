"""A session that counts the states it is asked of: what a walk costs, whichever session judges."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lintseq.core.linter import Finding, LintSession


class CountedSession:
    """Passes everything on to another session, and counts.

    Where sessions agree (law 7), so do walks, and with them the count: it hangs neither on the
    kind of the session nor on what it does for an answer.

    Attributes:
        inner: the session that judges.
        lints: states that it was asked to judge, one an `update`, over all samples. The finished
            program, which is judged when a session is made, is none of them.
    """

    def __init__(self, inner: LintSession) -> None:
        self.inner = inner
        self.lints = 0

    @property
    def baseline(self) -> Collection[Finding]:
        """The errors that are forgiven."""
        return self.inner.baseline

    def reset(self) -> None:
        """Go to the target: the finished program."""
        self.inner.reset()

    def update(self, remove: Sequence[int], restore: Sequence[int] = ()) -> Sequence[int]:
        """Go to another state, have it judged, and count it."""
        self.lints += 1
        return self.inner.update(remove, restore)
