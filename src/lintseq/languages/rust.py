"""The language Rust."""

from __future__ import annotations

from collections.abc import Sequence

from lintseq.core.hookspecs import hookimpl
from lintseq.core.language import Language
from lintseq.grammars.structure import grammar_structure
from lintseq.languages.grammars import wheel

GRAMMAR = wheel("rust")

RUST = Language(
    name="rust",
    linters=("rustc", "tree-sitter"),
    aliases=("rs",),
    extensions=(".rs",),
    fence_tags=("rust", "rs"),
    structure=grammar_structure(GRAMMAR),
    grammar=GRAMMAR,
)


@hookimpl
def lintseq_languages() -> Sequence[Language]:
    """Supply the language."""
    return [RUST]
