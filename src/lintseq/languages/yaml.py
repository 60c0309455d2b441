"""The language YAML."""

from __future__ import annotations

from collections.abc import Sequence

from lintseq.core.hookspecs import hookimpl
from lintseq.core.language import Language
from lintseq.grammars.structure import grammar_structure
from lintseq.languages.grammars import wheel

GRAMMAR = wheel("yaml")

YAML = Language(
    name="yaml",
    linters=("yaml-parser", "tree-sitter"),
    aliases=("yml",),
    extensions=(".yaml", ".yml"),
    fence_tags=("yaml", "yml"),
    structure=grammar_structure(GRAMMAR),
    grammar=GRAMMAR,
)


@hookimpl
def lintseq_languages() -> Sequence[Language]:
    """Supply the language."""
    return [YAML]
