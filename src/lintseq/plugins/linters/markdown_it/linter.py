"""The `markdown-it` linter: fences left open, links to nothing."""

from __future__ import annotations

from collections.abc import Sequence
from types import ModuleType

from lintseq.core.diagnostics import Diagnostic
from lintseq.core.linter import Linter
from lintseq.plugins.linters.in_process.judging import judge
from lintseq.plugins.linters.in_process.missing import told_if_missing
from lintseq.plugins.linters.markdown_it.levels import LEVELS


class MarkdownIt(Linter):
    """markdown-it's parser for CommonMark, and what it makes of a text that was hardly meant so.

    The code in fences is not looked at: verdicts would depend on which linters are installed.
    """

    name = "markdown-it"
    summary = "CommonMark: fences and comments left open, links that nothing defines"
    languages = frozenset({"markdown"})
    tier = "compiler"
    levels = LEVELS
    install = "pip install 'lintseq[formats]'"

    def version(self) -> str:
        """The version of markdown-it."""
        return f"markdown-it-py {_parsing().VERSION}"

    def lint(self, text: str) -> Sequence[Diagnostic]:
        """Everything that is said of ``text``, in the order of lines."""
        return judge(text, "markdown-it", _parsing().findings)


def _parsing() -> ModuleType:
    """The module that wraps markdown-it, imported when first needed."""
    with told_if_missing(MarkdownIt):
        from lintseq.plugins.linters.markdown_it import parsing
    return parsing
