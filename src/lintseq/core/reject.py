"""Why a record gave no output: the closed list of reasons, and the row that says it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

REASONS: Mapping[str, str] = MappingProxyType(
    {
        "unreadable": "the row is not what its file format asks for (malformed JSON, for example)",
        "no-program": "the row has no column with a program, or the column holds no text",
        "encoding": "the text is not valid UTF-8, or has NUL bytes or lone surrogates",
        "no-language": "under `--lang auto`: nothing tells the language of the program",
        "unknown-language": "under `--lang auto`: what tells the language names none that is known",
        "linter-unavailable": "under `--lang auto`: the linter of the language is not installed",
        "syntax": "the program's own syntax is wrong",
        "nesting": "the program is nested too deeply for its linter's parser",
        "too-long": "the program has more lines or bytes than the limits allow",
        "linter-failed": "the linter crashed on the program, or printed what cannot be parsed",
        "timeout": "the record took longer than the time limit, and again when tried alone",
        "memory": "the record took more memory than the limit, and again when tried alone",
        "worker-died": "the process working on the record died, and again when it was tried alone",
    }
)
"""Every reason, with what it means."""

NONDETERMINISTIC = frozenset({"timeout", "memory", "worker-died"})
"""Reasons decided by a clock or by a machine's memory: outside the law of determinism."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where something stands in the input: a file, a row of it, or a line of the row's program.

    Attributes:
        source: the file as the user named it, ``-`` for standard input.
        row: the row in that file, counted from 1.
        line: the line of the program, counted from 1.
        column: the column of that line, counted from 1.
    """

    source: str
    row: int | None = None
    line: int | None = None
    column: int | None = None

    def inside(self, line: int | None, column: int | None = None) -> Place:
        """The place of a line of the program that stands here."""
        return Place(self.source, self.row, line, column)

    def __str__(self) -> str:
        text = self.source if self.row is None else f"{self.source}:{self.row}"
        if self.line is not None:
            text += f", line {self.line} of the program"
        if self.line is not None and self.column is not None:
            text += f", column {self.column}"
        return text


@dataclass(frozen=True, slots=True)
class Reject:
    """A record that gave no output, with the reason from `REASONS` and the place."""

    reason: str
    message: str
    place: Place
    id: str | None = None
    language: str | None = None

    @property
    def nondeterministic(self) -> bool:
        """Whether another run, on another machine, might take the record."""
        return self.reason in NONDETERMINISTIC
