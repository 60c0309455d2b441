"""What is wrong with a tally program: lines that say nothing, blocks without end, unknown names."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from importlib.metadata import version
from typing import ClassVar

from lintseq.core.diagnostics import Diagnostic, Level, Levels
from lintseq.core.lines import split_lines
from lintseq.core.linter import Linter, Tier
from lintseq_tally.statements import Kind, Statement, read_statement


class TallyLinter(Linter):
    """Finds what keeps a program from running, and names that nobody uses."""

    name = "tally"
    summary = "undefined names and unclosed blocks of tally"
    languages: ClassVar[frozenset[str]] = frozenset({"tally"})
    tier: ClassVar[Tier] = "semantic"
    levels: ClassVar[Levels] = {
        "default": Level("what keeps a program from running", frozenset({"undefined"})),
        "strict": Level("also names that nobody uses", frozenset({"undefined", "unused"})),
    }

    def version(self) -> str:
        """Verdicts depend on nothing but this plugin."""
        return version("lintseq-tally")

    def lint(self, text: str) -> Sequence[Diagnostic]:
        """Everything that is wrong with ``text``, in the order of lines."""
        statements = [read_statement(line) for line in split_lines(text)]
        found = [*_syntax_errors(statements), *_undefined(statements), *_unused(statements)]
        return sorted(found, key=lambda diagnostic: diagnostic.line or 0)


def _syntax_errors(statements: Sequence[Statement | None]) -> Iterator[Diagnostic]:
    headers: list[int] = []
    for line, statement in enumerate(statements, start=1):
        if statement is None:
            yield _syntax_error(line, "this is no statement")
        elif statement.kind is Kind.IF:
            headers.append(line)
        elif statement.kind is Kind.END and headers:
            headers.pop()
        elif statement.kind is Kind.END:
            yield _syntax_error(line, "there is no block to end")
    for header in headers:
        # Noticed at the end of the text, but the line to blame is the header.
        yield _syntax_error(len(statements), "a block does not end", cause=header)


def _syntax_error(line: int, message: str, cause: int | None = None) -> Diagnostic:
    return Diagnostic(line, "syntax", message, "error", key=message, cause=cause, syntax=True)


def _undefined(statements: Sequence[Statement | None]) -> Iterator[Diagnostic]:
    defined: set[str | None] = set()
    for line, statement in enumerate(statements, start=1):
        if statement is not None:
            for name in statement.used:
                if name not in defined:
                    message = f"undefined name '{name}'"
                    yield Diagnostic(line, "undefined", message, "error", key=message)
            defined.add(statement.defined)


def _unused(statements: Sequence[Statement | None]) -> Iterator[Diagnostic]:
    used = {name for statement in statements if statement for name in statement.used}
    for line, statement in enumerate(statements, start=1):
        if statement and statement.defined and statement.defined not in used:
            message = f"name '{statement.defined}' is never used"
            yield Diagnostic(line, "unused", message, "warning", key=message)
