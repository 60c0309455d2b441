"""The `yaml-parser` linter: what is no YAML 1.1, and names in it."""

from __future__ import annotations

from collections.abc import Sequence
from types import ModuleType

from lintseq.core.diagnostics import Diagnostic
from lintseq.core.linter import Linter
from lintseq.plugins.linters.in_process.judging import judge
from lintseq.plugins.linters.in_process.missing import told_if_missing
from lintseq.plugins.linters.yaml_parser.levels import LEVELS


class YamlParser(Linter):
    """PyYAML's parser over all documents of a text, up to the first place that is no YAML.

    Nothing is built of what it reads: no tag makes an object, no alias is followed.
    """

    name = "yaml-parser"
    summary = "YAML 1.1: indentation, brackets, strings, aliases of nothing; keys that come twice"
    languages = frozenset({"yaml"})
    tier = "compiler"
    levels = LEVELS
    install = "pip install 'lintseq[formats]'"

    def version(self) -> str:
        """The version of PyYAML."""
        return f"PyYAML {_parsing().VERSION}"

    def lint(self, text: str) -> Sequence[Diagnostic]:
        """Everything that is said of ``text``, in the order of lines."""
        return judge(text, "PyYAML", _parsing().findings)


def _parsing() -> ModuleType:
    """The module that wraps PyYAML, imported when first needed."""
    with told_if_missing(YamlParser):
        from lintseq.plugins.linters.yaml_parser import parsing
    return parsing
