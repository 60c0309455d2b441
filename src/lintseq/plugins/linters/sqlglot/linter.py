"""The `sqlglot` linter: what no dialect of SQL that it tries has a rule for."""

from __future__ import annotations

from collections.abc import Sequence
from types import ModuleType

from lintseq.core.change import Change
from lintseq.core.diagnostics import Diagnostic
from lintseq.core.linter import Linter
from lintseq.plugins.linters.in_process.judging import judge
from lintseq.plugins.linters.in_process.missing import told_if_missing
from lintseq.plugins.linters.sqlglot.levels import LEVELS

DIALECTS: Sequence[str] = ("", "postgres", "mysql", "sqlite", "tsql", "oracle", "bigquery")
"""sqlglot's names, in the order in which they are tried. The first is no dialect: it takes what
most of them have in common."""


class SqlGlot(Linter):
    """sqlglot's tokenizer and parser: all statements, each up to where it cannot go on.

    A text by itself is judged as no dialect in particular. `for_program` settles on the dialect of
    a whole program, in which all of its states are judged.
    """

    name = "sqlglot"
    summary = "SQL's syntax, in the dialect that fits the whole program; knows no schema"
    languages = frozenset({"sql"})
    tier = "compiler"
    levels = LEVELS
    install = "pip install 'lintseq[formats]'"

    def __init__(self, dialect: str = DIALECTS[0]) -> None:
        self.dialect = dialect

    def version(self) -> str:
        """The version of sqlglot."""
        return f"sqlglot {_parsing().VERSION}"

    def lint(self, text: str) -> Sequence[Diagnostic]:
        """Everything that is said of ``text``, in the order of lines."""
        return _judged(text, self.dialect)[0]

    def for_program(self, change: Change) -> Linter:
        """The linter for the dialect of the target: the first that has nothing against it.

        Among those that have not, it is the first that passes over the fewest statements. If all
        have something against it, it stays this one, and refuses the program.
        """
        text = change.text(change.target_rows)
        best, fewest = self.dialect, None
        for dialect in DIALECTS:
            found, passed_over = _judged(text, dialect)
            if not found and (fewest is None or passed_over < fewest):
                best, fewest = dialect, passed_over
            if fewest == 0:
                break
        return self if best == self.dialect else SqlGlot(best)


def _judged(text: str, dialect: str) -> tuple[Sequence[Diagnostic], int]:
    """What is said of ``text``, and how many of its statements sqlglot has no rules for."""
    passed_over = 0

    def check(text: str) -> Sequence[Diagnostic]:
        nonlocal passed_over
        found: Sequence[Diagnostic]
        found, passed_over = _parsing().faults(text, dialect)
        return found

    return judge(text, "sqlglot", check), passed_over


def _parsing() -> ModuleType:
    """The module that wraps sqlglot, imported when first needed."""
    with told_if_missing(SqlGlot):
        from lintseq.plugins.linters.sqlglot import parsing
    return parsing
