"""The `html5lib` linter: the parse errors of HTML, as its standard names them."""

from __future__ import annotations

from collections.abc import Sequence
from types import ModuleType

from lintseq.core.diagnostics import Diagnostic
from lintseq.core.linter import Linter
from lintseq.plugins.linters.html5lib.levels import LEVELS
from lintseq.plugins.linters.in_process.judging import judge
from lintseq.plugins.linters.in_process.missing import told_if_missing


class Html5lib(Linter):
    """html5lib's parser, which repairs as a browser does and tells of each repair.

    A text is read as a document. What a snippet lacks of one is implied, and a missing doctype
    counts at no level. Scripts, styles and addresses are text: nothing is run or fetched.
    """

    name = "html5lib"
    summary = "HTML's parse errors: tags cut off, without partner, or in the wrong place"
    languages = frozenset({"html"})
    tier = "compiler"
    levels = LEVELS
    install = "pip install 'lintseq[formats]'"

    def version(self) -> str:
        """The version of html5lib."""
        return f"html5lib {_parsing().VERSION}"

    def lint(self, text: str) -> Sequence[Diagnostic]:
        """Everything that is said of ``text``, in the order of lines."""
        return judge(text, "html5lib", _parsing().findings)


def _parsing() -> ModuleType:
    """The module that wraps html5lib, imported when first needed."""
    with told_if_missing(Html5lib):
        from lintseq.plugins.linters.html5lib import parsing
    return parsing
