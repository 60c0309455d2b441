"""The `tinycss2` linter: what CSS makes a browser pass over."""

from __future__ import annotations

from collections.abc import Sequence
from types import ModuleType

from lintseq.core.diagnostics import Diagnostic
from lintseq.core.linter import Linter
from lintseq.plugins.linters.in_process.judging import judge
from lintseq.plugins.linters.in_process.missing import told_if_missing
from lintseq.plugins.linters.tinycss2.levels import LEVELS


class TinyCss2(Linter):
    """tinycss2's parser, through all rules and blocks, and what a text leaves open.

    CSS knows no text that does not parse: what is wrong is passed over. So no program is refused.
    """

    name = "tinycss2"
    summary = "CSS Syntax Level 3: blocks, strings and comments left open, rules passed over"
    languages = frozenset({"css"})
    tier = "compiler"
    levels = LEVELS
    install = "pip install 'lintseq[formats]'"

    def version(self) -> str:
        """The version of tinycss2."""
        return f"tinycss2 {_parsing().VERSION}"

    def lint(self, text: str) -> Sequence[Diagnostic]:
        """Everything that is said of ``text``, in the order of lines."""
        return judge(text, "tinycss2", _parsing().findings)


def _parsing() -> ModuleType:
    """The module that wraps tinycss2, imported when first needed."""
    with told_if_missing(TinyCss2):
        from lintseq.plugins.linters.tinycss2 import parsing
    return parsing
