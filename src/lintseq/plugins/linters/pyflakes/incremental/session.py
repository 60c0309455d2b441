"""The incremental session: what the plain session says of each state, without linting it anew."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from lintseq.core.change import Change
from lintseq.core.linter import Finding, Linter, LintOptions, LintSession
from lintseq.core.naive_session import NaiveSession
from lintseq.plugins.linters.cpython.source import Source
from lintseq.plugins.linters.pyflakes.incremental.engine import Engine
from lintseq.plugins.linters.pyflakes.incremental.texts import compile_error
from lintseq.plugins.linters.pyflakes.incremental.unsupported import Outgrown, Unsupported

KNOWN_PYFLAKES = ("4.0.3", "4.1.")
"""The versions of pyflakes whose traversal is recorded."""


def incremental_session(
    linter: Linter, version: str, change: Change, options: LintOptions
) -> LintSession:
    """A session that lints incrementally, or the plain one, which then counts why.

    ``version`` is that of pyflakes.

    Raises:
        ProgramRejected: as the plain session does.
    """
    try:
        if not version.startswith(KNOWN_PYFLAKES):
            raise Unsupported("pyflakes-version")
        return IncrementalSession(linter, change, options)
    except Unsupported as refusal:
        return PlainSession(linter, change, options, refusal.reason)


class PlainSession(NaiveSession):
    """The plain session, for a program that is left to it."""

    def __init__(self, linter: Linter, change: Change, options: LintOptions, reason: str) -> None:
        super().__init__(linter, change, options)
        self._reason = reason
        self._count = 0

    @property
    def fallbacks(self) -> Mapping[str, int]:
        """How many states were judged from scratch, by the reason for it."""
        return {self._reason: self._count} if self._count else {}

    def update(self, remove: Sequence[int], restore: Sequence[int] = ()) -> Sequence[int]:
        """Take rows away and put rows back, in one step, and judge the state that results."""
        self._count += 1
        return super().update(remove, restore)


class IncrementalSession:
    """A `lintseq.core.linter.LintSession` over engines.

    An engine knows the states of one program: of the target, to begin with. A state with lines
    that are not in it, as changes have them, or with what it was not made for, is judged by an
    engine made anew from that state; one of which no engine can be made by the plain session, and
    counted.
    """

    def __init__(self, linter: Linter, change: Change, options: LintOptions) -> None:
        self._linter = linter
        self._change = change
        self._options = options
        self._level = linter.level(options.level)
        self._counts: Counter[str] = Counter()
        self._naive: NaiveSession | None = None
        self._engine = self._first = self._made(change.target_rows, "syntax")
        self._present = set(change.target_rows)
        self._is_behind = False
        self.baseline: frozenset[Finding] = frozenset()
        if options.forgive_baseline:
            self.baseline = self._first.errors()
            if change.base_rows:
                self.baseline |= self._made(change.base_rows, "broken-base").errors()
            self._first.forgive(self.baseline)

    @property
    def fallbacks(self) -> Mapping[str, int]:
        """How many states were judged from scratch, by the reason for it."""
        return dict(self._counts)

    def reset(self) -> None:
        """Go to the target: the finished program."""
        self._engine = self._first
        self._present = set(self._change.target_rows)
        self._catch_up()

    def update(self, remove: Sequence[int], restore: Sequence[int] = ()) -> Sequence[int]:
        """Take rows away and put rows back, in one step, and judge the state that results."""
        self._present.difference_update(remove)
        self._present.update(restore)
        try:
            self._follow(remove, restore)
            return self._judge()
        except Unsupported as refusal:
            self._counts[refusal.reason] += 1
            return self._plain().judge(sorted(self._present))

    def _follow(self, remove: Sequence[int], restore: Sequence[int]) -> None:
        """Bring an engine to the present state: the same one, if it knows the rows."""
        if not self._is_behind and self._engine.base.issuperset(restore):
            self._engine.move(remove, restore)
            return
        self._is_behind = True
        if self._first.base.issuperset(self._present):
            self._engine = self._first
        elif not self._engine.base.issuperset(self._present):
            self._renew("changed-lines")
        self._catch_up()

    def _judge(self) -> Sequence[int]:
        while True:
            try:
                return self._engine.judge()
            except Outgrown:
                # It was interrupted, and says nothing sound any more.
                if self._engine is self._first:
                    self._first = self._made(self._change.target_rows, "syntax")
                    self._first.forgive(self.baseline)
                # A state that does not compile gets no engine: then the next state asks the first.
                self._engine, self._is_behind = self._first, True
                self._renew("outgrown")
                self._is_behind = False

    def _renew(self, reason: str) -> None:
        """Make an engine of the present state, if that compiles."""
        self._engine = self._made(sorted(self._present), reason)
        self._engine.forgive(self.baseline)

    def _made(self, base: Sequence[int], reason: str) -> Engine:
        """An engine for the program of some rows; the reason is given if it does not compile."""
        _check(self._change.text(base), reason)
        try:
            return Engine(self._change, base, self._options, self._level)
        # Reading is recursive; the plain session says whether the program is too deep.
        except RecursionError:
            raise Unsupported("deep-nesting") from None

    def _catch_up(self) -> None:
        """Bring the engine to the present rows."""
        there = set(self._engine.present_rows())
        self._engine.move(sorted(there - self._present), sorted(self._present - there))
        self._is_behind = False

    def _plain(self) -> NaiveSession:
        if self._naive is None:
            self._naive = NaiveSession(self._linter, self._change, self._options)
        return self._naive


def _check(text: str, reason: str) -> None:
    """See that CPython takes a program, and that the engine can read it."""
    source = Source(text)
    if "\r" in text.replace("\r\n", "\n"):
        raise Unsupported("lone-carriage-returns")
    if compile_error(source.code) is not None:
        raise Unsupported(reason)
