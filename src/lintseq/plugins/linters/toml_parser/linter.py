"""The `toml-parser` linter: what is no TOML 1.0."""

from __future__ import annotations

import platform
from collections.abc import Sequence
from types import ModuleType

from lintseq.core.diagnostics import Diagnostic
from lintseq.core.linter import Linter
from lintseq.plugins.linters.in_process.judging import judge
from lintseq.plugins.linters.in_process.missing import told_if_missing
from lintseq.plugins.linters.toml_parser.levels import LEVELS


class TomlParser(Linter):
    """Python's own parser, or on Python 3.10 its forerunner: the first fault of a text."""

    name = "toml-parser"
    summary = "TOML 1.0: values, brackets, strings, keys and tables that are defined twice"
    languages = frozenset({"toml"})
    tier = "compiler"
    levels = LEVELS
    install = "pip install 'lintseq[formats]'"

    def version(self) -> str:
        """The version of Python, and that of the parser where it is not Python's own."""
        parser = _parsing().tomllib.__name__
        if parser != "tomllib":
            from importlib.metadata import version

            parser = f"{parser} {version(parser)}"
        return f"{parser} of {platform.python_implementation()} {platform.python_version()}"

    def lint(self, text: str) -> Sequence[Diagnostic]:
        """The first fault of ``text``, if it has any."""
        return judge(text, "tomllib", _parsing().findings)


def _parsing() -> ModuleType:
    """The module that wraps the parser, imported when first needed."""
    with told_if_missing(TomlParser):
        from lintseq.plugins.linters.toml_parser import parsing
    return parsing
