"""Law 7: the sessions of a linter give the plain session's verdict on every state."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable

from hypothesis import given

from lintseq.core.change import Change
from lintseq.core.errors import ProgramRejected
from lintseq.core.linter import Linter, LintOptions, LintSession
from lintseq.core.naive_session import NaiveSession
from lintseq.core.sessions import FastSession
from lintseq.testing.linter_cases import LinterCases
from lintseq.testing.side_by_side import assert_same_verdicts
from lintseq.testing.walks import (
    Walk,
    changes_of,
    creations_of,
    leaving_walks,
    lint_options,
    resetting_walks,
    returning_walks,
)


class SessionConformance(LinterCases):
    """What sessions owe: each is the plain session, only faster.

    `LinterConformance` includes these laws; subclass this class alone for more programs, longer
    ones for example. They cannot fail for a linter that leaves `Linter.session` as it is, unless
    its verdicts change from run to run.
    """

    def test_session_agrees_while_rows_leave(self) -> None:
        """From a finished program back towards nothing, as a sampler without trials walks."""

        @self.effort
        @given(leaving_walks(creations_of(self.programs), lint_options(self.linter)))
        def law(walk: Walk) -> None:
            assert_same_verdicts(self.linter, walk)

        law()

    def test_session_agrees_when_rows_come_back(self) -> None:
        """Steps tried and taken back: one update removes rows and restores others."""

        @self.effort
        @given(returning_walks(creations_of(self.programs), lint_options(self.linter)))
        def law(walk: Walk) -> None:
            assert_same_verdicts(self.linter, walk)

        law()

    def test_session_agrees_after_reset(self) -> None:
        """The second sample of a program starts where the first one did."""

        @self.effort
        @given(resetting_walks(creations_of(self.programs), lint_options(self.linter)))
        def law(walk: Walk) -> None:
            assert_same_verdicts(self.linter, walk)

        law()

    def test_session_agrees_on_changes(self) -> None:
        """From one program back to another: rows that the change deletes come back."""

        @self.effort
        @given(leaving_walks(changes_of(self.programs), lint_options(self.linter)))
        def law(walk: Walk) -> None:
            assert_same_verdicts(self.linter, walk)

        law()

    def test_sessions_do_not_disturb_each_other(self) -> None:
        """Two sessions of one linter, for two programs, asked in turns."""
        walks = leaving_walks(creations_of(self.programs), lint_options(self.linter))

        @self.effort
        @given(walks, walks)
        def law(left: Walk, right: Walk) -> None:
            assert_same_verdicts(self.linter, left, right)

        law()

    def test_session_forgives_the_same_errors(self) -> None:
        """The baseline holds the errors of both ends, where the options forgive them."""

        @self.effort
        @given(changes_of(self.programs), lint_options(self.linter))
        def law(change: Change, options: LintOptions) -> None:
            try:
                plain = NaiveSession(self.linter, change, options)
            except ProgramRejected:
                return
            assert set(self.linter.session(change, options).baseline) == plain.baseline

        law()

    def test_session_counts_its_fallbacks(self) -> None:
        """Where it counts states judged from scratch: each that it was asked of, at most once."""
        for text in self.programs:
            change = Change.creation(text)
            session = _counting_session(self.linter, change)
            if session is None:
                continue
            for row in change.differing_rows:
                before = dict(session.fallbacks)
                session.update([row])
                risen = Counter(session.fallbacks)
                risen.subtract(before)
                assert sorted(filter(None, risen.values())) in ([], [1]), (text, row, risen)
            counted = dict(session.fallbacks)
            session.reset()
            assert session.fallbacks == counted, "a reset takes fallbacks back"
            assert all(reason.splitlines() == [reason] for reason in counted), counted

    def test_session_refuses_the_same_programs(self) -> None:
        """A target that does not parse is refused when the session is made, at the same line."""

        def same_answer(change: Change, options: LintOptions) -> None:
            plain = _refusal(lambda: NaiveSession(self.linter, change, options))
            assert _refusal(lambda: self.linter.session(change, options)) == plain

        for text in self.programs:
            same_answer(Change.creation(text), LintOptions())
        self.effort(given(changes_of(self.programs), lint_options(self.linter))(same_answer))()


def _counting_session(linter: Linter, change: Change) -> FastSession | None:
    """A session, if one can be had that counts."""
    try:
        session = linter.session(change, LintOptions())
    except ProgramRejected:
        return None
    return session if isinstance(session, FastSession) else None


def _refusal(start: Callable[[], LintSession]) -> tuple[str, int | None] | None:
    """The reason and the line, if no session can be had."""
    try:
        start()
    except ProgramRejected as refused:
        return refused.reason, refused.line
    return None
