"""Which session of a linter walks, and what a fast one says that it could not do fast."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal, Protocol, get_args, runtime_checkable

from lintseq.core.change import Change
from lintseq.core.errors import UsageError, did_you_mean
from lintseq.core.linter import Linter, LintOptions, LintSession
from lintseq.core.naive_session import NaiveSession

SessionKind = Literal["fast", "naive"]
"""The session that the linter makes, or the plain one: no byte of a result depends on it."""


@runtime_checkable
class FastSession(LintSession, Protocol):
    """A session that has a faster way than the plain one, and counts where that did not do.

    To count is optional: a fast session without `fallbacks` is used just the same.
    """

    @property
    def fallbacks(self) -> Mapping[str, int]:
        """Why states were judged from scratch, with the number of states for each reason.

        An `update` whose state was judged from scratch counts once, under one reason. The counts
        go on from sample to sample: `reset` leaves them. Reasons are words that do not hang on the
        program: ``star-import``. The same states count the same whenever they are asked of, as the
        marks of a run folder tell the sums.
        """
        ...


def session_kind(name: str) -> SessionKind:
    """The kind called ``name``; a `UsageError` suggests the nearest if there is none."""
    kinds: tuple[SessionKind, ...] = get_args(SessionKind)
    for kind in kinds:
        if kind == name:
            return kind
    raise UsageError(f"There is no session '{name}': {did_you_mean(name, kinds)}")


def begin_session(
    linter: Linter, change: Change, options: LintOptions, kind: SessionKind
) -> LintSession:
    """Prepare for the states of ``change``, as `lintseq.core.linter.Linter.session` says."""
    if kind == "naive":
        return NaiveSession(linter, change, options)
    return linter.session(change, options)


def fallbacks_of(session: LintSession) -> dict[str, int]:
    """What the session has counted so far; nothing for one that does not count."""
    return dict(session.fallbacks) if isinstance(session, FastSession) else {}
