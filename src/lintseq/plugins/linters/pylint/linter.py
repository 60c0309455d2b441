"""The `pylint` linter: what pylint calls an error, said of the program alone."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import TYPE_CHECKING

from lintseq.core.diagnostics import Diagnostic, Level, Levels
from lintseq.core.linter import Linter
from lintseq.plugins.linters.cpython.isolation import isolated
from lintseq.plugins.linters.cpython.judging import interpreter, judge
from lintseq.plugins.linters.in_process.missing import told_if_missing

if TYPE_CHECKING:
    from lintseq.plugins.linters.pylint.engine import Engine

LEVELS: Levels = {
    "default": Level(
        "all errors of pylint that concern the program alone", frozenset({"E*", "F*"})
    ),
    "syntax": Level("only what Python cannot compile", frozenset()),
    "names": Level(
        "syntax, and names that are used but not defined", frozenset({"E0601", "E0602", "E0603"})
    ),
}
"""Pylint's own classes E (errors) and F (fatal), and two smaller sets."""


class Pylint(Linter):
    """CPython's parser and compiler, then pylint's errors (classes E and F), in this process.

    Its other messages are not asked for: they take most of its time and are errors at no level.
    """

    name = "pylint"
    summary = "Python's own syntax check, then pylint's errors, with imports left unknown"
    languages = frozenset({"python"})
    tier = "semantic"
    levels = LEVELS
    install = "pip install 'lintseq[pylint]'"

    def version(self) -> str:
        """The versions of pylint, of its parser, and of the interpreter."""
        return f"{shared_engine().version} ({interpreter()})"

    def lint(self, text: str) -> Sequence[Diagnostic]:
        """Everything that CPython or else pylint says of ``text``, in the order of lines."""
        return judge(text, "pylint", shared_engine().findings)


@lru_cache(maxsize=1)
def shared_engine() -> Engine:
    """The one engine of the process: what pylint remembers belongs to the process too."""
    with told_if_missing(Pylint), isolated():
        from lintseq.plugins.linters.pylint.engine import Engine

        return Engine()
