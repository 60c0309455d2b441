"""The language R."""

from __future__ import annotations

from collections.abc import Sequence

from lintseq.core.hookspecs import hookimpl
from lintseq.core.language import Language
from lintseq.grammars.structure import grammar_structure
from lintseq.languages.grammars import packed

GRAMMAR = packed("r")

R = Language(
    name="r",
    linters=("r-parse", "tree-sitter"),
    extensions=(".r",),
    shebangs=("Rscript",),
    fence_tags=("r",),
    structure=grammar_structure(GRAMMAR),
    grammar=GRAMMAR,
)


@hookimpl
def lintseq_languages() -> Sequence[Language]:
    """Supply the language."""
    return [R]
