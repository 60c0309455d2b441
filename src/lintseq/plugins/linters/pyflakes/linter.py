"""The `pyflakes` linter: one text in, its diagnostics out, the same everywhere."""

from __future__ import annotations

from collections.abc import Sequence
from types import ModuleType

from lintseq.core.change import Change
from lintseq.core.diagnostics import Diagnostic
from lintseq.core.linter import Linter, LintOptions, LintSession
from lintseq.plugins.linters.cpython.judging import interpreter, judge
from lintseq.plugins.linters.in_process.missing import told_if_missing
from lintseq.plugins.linters.pyflakes.levels import LEVELS


class Pyflakes(Linter):
    """CPython's parser and compiler, then pyflakes' checker, all in this process.

    A text that CPython refuses has one diagnostic, the refusal. Of any other, all messages of
    pyflakes are given: as errors those of the level ``default``, as warnings the rest. Neither the
    environment nor installed packages have a say, and nothing of the program is executed.
    """

    name = "pyflakes"
    summary = "Python's own syntax check, undefined names, misplaced statements, broken formats"
    languages = frozenset({"python"})
    tier = "semantic"
    levels = LEVELS
    install = "pip install pyflakes"

    def version(self) -> str:
        """The versions of pyflakes and of the interpreter."""
        return f"pyflakes {_checker().VERSION} ({interpreter()})"

    def lint(self, text: str) -> Sequence[Diagnostic]:
        """Everything that CPython or else pyflakes says of ``text``, in the order of lines."""
        return judge(text, "pyflakes", _checker().findings)

    def session(self, change: Change, options: LintOptions) -> LintSession:
        """Prepare for the states of ``change``: they are linted incrementally."""
        version: str = _checker().VERSION
        from lintseq.plugins.linters.pyflakes.incremental.session import incremental_session

        return incremental_session(self, version, change, options)


def _checker() -> ModuleType:
    """The module that wraps pyflakes, imported when first needed."""
    with told_if_missing(Pyflakes):
        from lintseq.plugins.linters.pyflakes import checker
    return checker
