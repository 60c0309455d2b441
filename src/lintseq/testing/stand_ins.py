"""Linters and a structure that stand in for real ones where a law is about samplers."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import ClassVar

from lintseq.core.change import Change
from lintseq.core.diagnostics import Diagnostic, Level, Levels
from lintseq.core.lines import is_blank, split_lines
from lintseq.core.linter import Finding, Linter, LintSession, Tier


class UndefinedWords(Linter):
    """A line defines its first word; all its other words must be defined on lines before it."""

    name = "undefined-words"
    summary = "a stand-in for a linter that knows names"
    languages: ClassVar[frozenset[str]] = frozenset({"words"})
    tier: ClassVar[Tier] = "semantic"
    levels: ClassVar[Levels] = {"default": Level("undefined words", frozenset({"undefined"}))}

    def version(self) -> str:
        """It does not change."""
        return "1"

    def lint(self, text: str) -> Sequence[Diagnostic]:
        """One error for each use of an undefined word."""
        defined: set[str] = set()
        found: list[Diagnostic] = []
        for number, line in enumerate(split_lines(text), start=1):
            words = line.split()
            for word in words[1:]:
                if word not in defined:
                    message = f"undefined word {word}"
                    found.append(Diagnostic(number, "undefined", message, "error", message))
            defined.update(words[:1])
        return found


class NeverContent(UndefinedWords):
    """A new error on the last line of every text, whatever it is."""

    name = "never-content"
    summary = "a stand-in for a linter that finds fault with everything"

    def lint(self, text: str) -> Sequence[Diagnostic]:
        """One error, which no other text has."""
        last = len(split_lines(text))
        return [Diagnostic(last, "undefined", "never content", "error", key=text)]


class CountedSession:
    """A session that is asked a bounded number of times: what does not end fails instead."""

    def __init__(self, session: LintSession, most: int) -> None:
        self._session = session
        self._most = most
        self._left = most

    @property
    def baseline(self) -> Collection[Finding]:
        """The errors that are forgiven."""
        return self._session.baseline

    def reset(self) -> None:
        """Go to the target."""
        self._count()
        self._session.reset()

    def update(self, remove: Sequence[int], restore: Sequence[int] = ()) -> Sequence[int]:
        """Go to another state, and judge it."""
        self._count()
        return self._session.update(remove, restore)

    def _count(self) -> None:
        assert self._left, f"the session was asked {self._most} times: the sampler does not end"
        self._left -= 1


class EverythingAfter:
    """A structure in which every row takes all that follow with it."""

    def __init__(self, change: Change) -> None:
        self._change = change

    def companions(self, row: int) -> Sequence[int]:
        """All rows after ``row``, whatever kind they are."""
        return range(row + 1, len(self._change.rows))

    def is_trivia(self, row: int) -> bool:
        """Whether the row is blank."""
        return is_blank(self._change.rows[row].text)
