"""What linters say, and what makes two of their messages the same in different states."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from lintseq.core.change import Change
from lintseq.core.lines import is_blank

Severity = Literal["error", "warning", "info"]
Attribution = Literal["cause", "reported"]


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One message of a linter about one text.

    Attributes:
        line: the line the tool reports, counted from 1 as `lintseq.core.lines` counts; None where
            the tool names none.
        code: the tool's name for this kind of message, which levels select by.
        message: the words for people.
        severity: the tool's own grade. Whether a diagnostic counts as an error is for the level.
        key: what makes it the same diagnostic in another state: made from code and names; numbers
            of lines and suggestions are left out of it.
        cause: the line that causes the error where that is another one: ``expected an indented
            block`` is reported on the line after the header that causes it.
        syntax: whether the text does not parse. Such a diagnostic is an error at every level.
        column: counted from 1, where the tool names one.
    """

    line: int | None
    code: str
    message: str
    severity: Severity
    key: str
    cause: int | None = None
    syntax: bool = False
    column: int | None = None

    def attributed(self, attribution: Attribution) -> int | None:
        """The line on which the diagnostic sits under ``attribution``."""
        if attribution == "cause" and self.cause is not None:
            return self.cause
        return self.line


@dataclass(frozen=True, slots=True)
class Level:
    """A named set of codes that count as errors.

    Attributes:
        summary: one line for ``--help``.
        codes: codes, or beginnings of codes followed by ``*``.
    """

    summary: str
    codes: frozenset[str]

    @classmethod
    def of(cls, summary: str, *groups: Iterable[str]) -> Level:
        """The level of all codes of ``groups``."""
        return cls(summary, frozenset(code for group in groups for code in group))

    def selects(self, code: str) -> bool:
        """Whether diagnostics with this code are errors."""
        return code in self.codes or any(
            pattern.endswith("*") and code.startswith(pattern[:-1]) for pattern in self.codes
        )


Levels = Mapping[str, Level]


def row_of(
    change: Change, present: Sequence[int], diagnostic: Diagnostic, attribution: Attribution
) -> int:
    """The present row on which ``diagnostic`` sits.

    A diagnostic without a line, or past the end, sits on the last present row that is not blank,
    on the last one if all are.
    """
    line = diagnostic.attributed(attribution)
    if line is not None and 1 <= line <= len(present):
        return present[line - 1]
    for row in reversed(present):
        if not is_blank(change.rows[row].text):
            return row
    return present[-1]
