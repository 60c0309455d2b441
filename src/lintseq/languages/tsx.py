"""The language TSX: TypeScript with JSX."""

from __future__ import annotations

from collections.abc import Sequence

from lintseq.core.hookspecs import hookimpl
from lintseq.core.language import Language
from lintseq.grammars.structure import grammar_structure
from lintseq.languages.grammars import wheel

GRAMMAR = wheel("tsx", package="tree_sitter_typescript", function="language_tsx")

TSX = Language(
    name="tsx",
    linters=("eslint", "tsc", "tree-sitter"),
    extensions=(".tsx",),
    fence_tags=("tsx",),
    structure=grammar_structure(GRAMMAR),
    grammar=GRAMMAR,
)


@hookimpl
def lintseq_languages() -> Sequence[Language]:
    """Supply the language."""
    return [TSX]
