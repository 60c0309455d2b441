"""Linters: what says whether a text is free of errors, and the session asked state after state."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from typing import ClassVar, Literal, Protocol

from lintseq.core.change import Change
from lintseq.core.diagnostics import Attribution, Diagnostic, Level, Levels
from lintseq.core.errors import UsageError, did_you_mean
from lintseq.core.language import Language
from lintseq.core.naive_session import NaiveSession

Tier = Literal["semantic", "compiler", "grammar"]
Finding = tuple[int, str]
"""A row of a change, and the key of an error that sits on it."""


@dataclass(frozen=True, slots=True)
class LintOptions:
    """How a session judges.

    Attributes:
        level: which of the linter's `Linter.levels` says what counts as an error.
        forgive_baseline: whether errors that an end of the change has already are let pass.
        attribution: whether an error sits on the line that causes it or on the one reported.
    """

    level: str = "default"
    forgive_baseline: bool = True
    attribution: Attribution = "cause"


class LintSession(Protocol):
    """A linter prepared for one change and asked for one state after another.

    Rows are those of the change's table. A session is built once for a program and shared by its
    samples. `lintseq.core.naive_session.NaiveSession` is the definition of right: any other gives
    the same answers for every state of every program (law 7). One that is fast for most states
    may count the others: it is a `lintseq.core.sessions.FastSession` then.
    """

    @property
    def baseline(self) -> Collection[Finding]:
        """The errors of both ends that are forgiven, as pairs of row and key."""
        ...

    def reset(self) -> None:
        """Go to the target: the finished program."""
        ...

    def update(self, remove: Sequence[int], restore: Sequence[int] = ()) -> Sequence[int]:
        """Take rows away and put rows back, in one step, and judge the state that results.

        Returns:
            The present rows on which new errors sit, ascending. The empty state has none.
        """
        ...


class Linter(ABC):
    """A tool that finds errors in programs, and what it depends on.

    A linter never executes or imports the program, prints nothing, and gives the same answer
    whatever packages are installed, whatever the current folder, environment and warning filters
    are. It raises `LinterUnavailable` when its tool is missing and `LinterFailed` when the tool
    crashes or cannot be understood: neither is ever 'no errors found'.

    Attributes:
        name: as in ``--linter NAME``.
        summary: one line for ``lintseq plugins``.
        languages: names of the languages it can judge.
        tier: ``semantic`` knows names, ``compiler`` is the language's own or a full parser,
            ``grammar`` a grammar only.
        levels: named sets of codes that count as errors; one is called ``default``.
        install: the command that installs the tool, for messages and ``lintseq doctor``.
    """

    name: ClassVar[str]
    summary: ClassVar[str]
    languages: ClassVar[frozenset[str]]
    tier: ClassVar[Tier]
    levels: ClassVar[Levels]
    install: ClassVar[str] = ""

    @abstractmethod
    def version(self) -> str:
        """Everything that verdicts depend on: the tool, its interpreter, its headers.

        Raises:
            LinterUnavailable: the tool is not installed.
        """

    @abstractmethod
    def lint(self, text: str) -> Sequence[Diagnostic]:
        """Everything the tool says of ``text``, at every severity, in the order of lines.

        Raises:
            LinterUnavailable: the tool is not installed.
            LinterFailed: the tool crashed, or printed what cannot be parsed.
            ProgramRejected: the tool cannot take such a text (``encoding``, ``nesting``).
        """

    def knows(self, language: Language) -> bool:
        """Whether it can judge programs in ``language``: those of `languages`, by default."""
        return language.name in self.languages

    def for_language(self, language: Language) -> Linter:
        """The linter for programs in ``language``: itself, if it knows no other.

        A linter of several languages returns one that is settled on ``language``.
        """
        return self

    def for_program(self, change: Change) -> Linter:
        """The linter for the states of ``change``: itself, by default.

        Another one where the whole program says how its parts are to be judged: a snippet of a
        language whose files begin with a header is judged without one in every state, a file
        never. It has the levels of this one.
        """
        return self

    def setup(self, tell: Callable[[str], None]) -> None:
        """Install what the linter needs into lintseq's own folder, and see that it works.

        Safe to call twice, also at once. ``tell`` takes a line for the user on what is done. The
        default installs nothing: a tool that is missing is told by `version`.

        Raises:
            LinterUnavailable: it is missing and cannot be installed so; the message names the
                command that installs it.
            LinterFailed: the installation failed.
        """
        self.version()

    def stop(self) -> None:
        """End what runs for it in the background, if anything does; it starts again when asked."""

    def session(self, change: Change, options: LintOptions) -> LintSession:
        """Prepare for the states of ``change``. The default lints each state from scratch.

        Raises:
            ProgramRejected: the target does not parse (``syntax``), unless the tier is grammar,
                or the tool cannot take it.
        """
        return NaiveSession(self, change, options)

    def is_error(self, diagnostic: Diagnostic, level: str) -> bool:
        """Whether ``diagnostic`` counts as an error at ``level``."""
        return diagnostic.syntax or self.level(level).selects(diagnostic.code)

    def level(self, name: str) -> Level:
        """The level called ``name``; a `UsageError` suggests the nearest if there is none."""
        try:
            return self.levels[name]
        except KeyError:
            raise UsageError(
                f"The linter '{self.name}' has no level '{name}': {did_you_mean(name, self.levels)}"
            ) from None
