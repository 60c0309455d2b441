"""The base of linters whose tool runs as a server."""

from __future__ import annotations

import re
from abc import abstractmethod
from collections.abc import Sequence
from functools import cached_property
from typing import ClassVar

from lintseq.core.change import Change
from lintseq.core.diagnostics import Diagnostic
from lintseq.core.errors import LintseqError, ProgramRejected
from lintseq.core.grammar import Grammar
from lintseq.core.host import default_host
from lintseq.core.language import Language
from lintseq.core.linter import Linter, LintOptions, LintSession
from lintseq.grammars.loading import load
from lintseq.plugins.linters.server.line_map import NEWLINE, LineMap
from lintseq.plugins.linters.server.memory import Memory
from lintseq.plugins.linters.server.protocol import Found
from lintseq.plugins.linters.server.quiet_session import QuietSession
from lintseq.plugins.linters.server.recipe import Recipe
from lintseq.plugins.linters.server.supervisor import Supervisor


class ServerLinter(Linter):
    """A linter whose tool runs as a server, confined. What it said of a text, it remembers.

    A subclass says what a `Linter` says of itself, and `recipe`; `for_language` settles it on one
    of its languages.

    Attributes:
        line_ends: what ends a line for the tool.
        passing: parts of messages that change from state to state: numbers of lines, suggestions.
            They are left out of keys.
        ignores_comments: whether blank lines and plain comments say nothing to the tool, and asking
            it is dear: then states that differ in these alone are not asked of.
    """

    line_ends: ClassVar[re.Pattern[str]] = NEWLINE
    passing: ClassVar[re.Pattern[str] | None] = None
    ignores_comments: ClassVar[bool] = False

    def __init__(self, language: str | None = None) -> None:
        self._language = language or min(self.languages)
        self._settled: dict[str, Linter] = {}

    @abstractmethod
    def recipe(self) -> Recipe:
        """What starts the server.

        Raises:
            LinterUnavailable: the tool is not installed.
        """

    def version(self) -> str:
        """What the server says that it is."""
        return self._supervisor.tool()

    def lint(self, text: str) -> Sequence[Diagnostic]:
        """Everything the tool says of ``text``, in the order of lines."""
        known = self._memory.get(text)
        if known is None:
            known = self._asked(text)
            self._memory.put(text, known)
        return known

    def session(self, change: Change, options: LintOptions) -> LintSession:
        """Prepare for the states of ``change``, as `Linter.session` says."""
        grammar = self._grammar if self.ignores_comments else None
        if grammar is None:
            return super().session(change, options)
        return QuietSession(self, change, options, grammar)

    def for_language(self, language: Language) -> Linter:
        """The linter settled on ``language``; always the same one, so that it has one server."""
        if language.name == self._language:
            return self
        if language.name not in self._settled:
            self._settled[language.name] = type(self)(language.name)
        return self._settled[language.name]

    def stop(self) -> None:
        """End the server, if one runs; the next text starts another."""
        self._supervisor.stop()

    def key_of(self, found: Found) -> str:
        """What makes a message the same in another state."""
        if found.key is not None:
            return found.key
        message = self.passing.sub("", found.message) if self.passing else found.message
        return f"{found.code} {message}"

    @cached_property
    def _supervisor(self) -> Supervisor:
        return Supervisor(self.name, lambda: self.recipe(), self.install)

    @cached_property
    def _memory(self) -> Memory:
        return Memory()

    @cached_property
    def _grammar(self) -> Grammar | None:
        """The grammar of the language, if it is there: verdicts are the same without it."""
        language = default_host().languages.things.get(self._language)
        if language is None or language.grammar is None:
            return None
        try:
            load(language.grammar)
        except LintseqError:
            return None
        return language.grammar

    def _asked(self, text: str) -> tuple[Diagnostic, ...]:
        _check_encoding(text)
        lines = LineMap(text, self.line_ends)
        found = self._supervisor.ask(self._language, text)
        made = [self._diagnostic(each, lines) for each in found]
        return tuple(sorted(made, key=lambda each: (each.line or 0, each.column or 0, each.key)))

    def _diagnostic(self, found: Found, lines: LineMap) -> Diagnostic:
        line, column = None, None
        if found.line is not None:
            line, column = lines.place(found.line, found.column)
        return Diagnostic(
            line=line,
            code=found.code,
            message=found.message,
            severity=found.severity,
            key=self.key_of(found),
            cause=None if found.cause is None else lines.place(found.cause)[0],
            syntax=found.syntax,
            column=column,
        )


def _check_encoding(text: str) -> None:
    """Refuse what no tool takes for text."""
    for number, line in enumerate(text.split("\n"), start=1):
        if "\0" in line:
            raise ProgramRejected("encoding", "the text has a NUL byte", line=number)
        try:
            line.encode("utf-8")
        except UnicodeEncodeError:
            raise ProgramRejected(
                "encoding", "the text has a lone surrogate, which UTF-8 cannot hold", line=number
            ) from None
