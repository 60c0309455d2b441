"""Everything that can go wrong, as one small family of exceptions.

Errors are raised where they are understood and turned into words at the edge: each message is one
sentence that says what is wrong, where, and what to do. The command line maps the classes to exit
codes: `UsageError` to 2, `ToolError` to 3.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterable

NAMES_TOLD = 40
"""More names than these are not told in a message, if a command lists them."""


class LintseqError(Exception):
    """Base of every error that lintseq raises on purpose."""


class UsageError(LintseqError):
    """The caller asked for something that cannot be done as asked (exit code 2)."""


class ToolError(LintseqError):
    """A tool that a plugin needs failed: it crashed, hung, or said what cannot be understood."""


class LinterUnavailable(ToolError):
    """A linter's tool is not installed, or does not start; the message says what installs it."""


class LinterBroken(LinterUnavailable):
    """A linter's tool is there, and does not start; the message says why."""


class LinterFailed(ToolError):
    """A linter's tool ran and failed. Never to be read as 'no errors found' (law 5)."""


class SandboxUnavailable(ToolError):
    """A sandbox cannot work on this machine; the message says what to do about it."""


class SandboxFailed(ToolError):
    """A sandbox could not be set up or fell over. It says nothing of the program in it."""


class ModelFailed(ToolError):
    """A model's tool is not installed, or a server did not answer."""


class TrainerFailed(ToolError):
    """A trainer's tool is not installed, or training could not go on."""


class ProgramRejected(LintseqError):
    """One program cannot be turned into edit sequences; the run goes on without it.

    Attributes:
        reason: a word from the closed list `lintseq.core.reject.REASONS`.
        line: the line of the program that shows why, counted from 1, where there is one.
        column: the column of that line, counted from 1, where there is one.
    """

    def __init__(
        self, reason: str, message: str, *, line: int | None = None, column: int | None = None
    ) -> None:
        super().__init__(message)
        self.reason = reason
        self.message = message
        self.line = line
        self.column = column

    def __reduce__(self) -> tuple[object, ...]:
        return _rebuild_rejected, (self.reason, self.message, self.line, self.column)


def _rebuild_rejected(
    reason: str, message: str, line: int | None, column: int | None
) -> ProgramRejected:
    return ProgramRejected(reason, message, line=line, column=column)


def did_you_mean(word: str, known: Iterable[str], listed_by: str = "") -> str:
    """A tail for an error message: the nearest of the known words, or all of them.

    Where they are too many to be read, it is the command that lists them, if one does.
    """
    names = sorted(known)
    near = difflib.get_close_matches(word, names, n=1)
    if near:
        return f"did you mean '{near[0]}'?"
    if listed_by and len(names) > NAMES_TOLD:
        return f"'{listed_by}' lists the {len(names)} that are known."
    return f"known: {', '.join(names)}." if names else "there are none."
