"""The language TOML."""

from __future__ import annotations

from collections.abc import Sequence

from lintseq.core.hookspecs import hookimpl
from lintseq.core.language import Language
from lintseq.grammars.structure import grammar_structure
from lintseq.languages.grammars import wheel

GRAMMAR = wheel("toml")

TOML = Language(
    name="toml",
    linters=("toml-parser", "tree-sitter"),
    extensions=(".toml",),
    fence_tags=("toml",),
    structure=grammar_structure(GRAMMAR),
    grammar=GRAMMAR,
)


@hookimpl
def lintseq_languages() -> Sequence[Language]:
    """Supply the language."""
    return [TOML]
