"""The `json-parser` linter: what is no JSON by RFC 8259."""

from __future__ import annotations

import platform
from collections.abc import Sequence

from lintseq.core.diagnostics import Diagnostic
from lintseq.core.linter import Linter
from lintseq.plugins.linters.in_process.judging import judge
from lintseq.plugins.linters.json_parser.levels import LEVELS


class JsonParser(Linter):
    """Python's own parser, held to RFC 8259: of a text that is no JSON, the first fault.

    Of one that is, all names that an object has twice, as warnings.
    """

    name = "json-parser"
    summary = "JSON by RFC 8259: brackets, commas, strings; names that an object has twice"
    languages = frozenset({"json"})
    tier = "compiler"
    levels = LEVELS

    def version(self) -> str:
        """The version of Python, whose library the parser is in."""
        return f"json of {platform.python_implementation()} {platform.python_version()}"

    def lint(self, text: str) -> Sequence[Diagnostic]:
        """Everything that is said of ``text``, in the order of lines."""
        from lintseq.plugins.linters.json_parser.parsing import findings

        return judge(text, "json", findings)
