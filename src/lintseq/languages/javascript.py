"""The language JavaScript."""

from __future__ import annotations

from collections.abc import Sequence

from lintseq.core.hookspecs import hookimpl
from lintseq.core.language import Language
from lintseq.grammars.structure import grammar_structure
from lintseq.languages.grammars import wheel

GRAMMAR = wheel("javascript")

JAVASCRIPT = Language(
    name="javascript",
    linters=("eslint", "tree-sitter"),
    aliases=("js", "jsx", "node"),
    extensions=(".js", ".mjs", ".cjs", ".jsx"),
    shebangs=("node", "nodejs", "deno", "bun"),
    fence_tags=("javascript", "js", "jsx", "mjs", "cjs"),
    structure=grammar_structure(GRAMMAR),
    grammar=GRAMMAR,
)


@hookimpl
def lintseq_languages() -> Sequence[Language]:
    """Supply the language."""
    return [JAVASCRIPT]
