"""The language Julia."""

from __future__ import annotations

from collections.abc import Sequence

from lintseq.core.hookspecs import hookimpl
from lintseq.core.language import Language
from lintseq.grammars.structure import grammar_structure
from lintseq.languages.grammars import wheel

GRAMMAR = wheel("julia")

JULIA = Language(
    name="julia",
    linters=("tree-sitter",),
    aliases=("jl",),
    extensions=(".jl",),
    shebangs=("julia",),
    fence_tags=("julia", "jl"),
    structure=grammar_structure(GRAMMAR),
    grammar=GRAMMAR,
)


@hookimpl
def lintseq_languages() -> Sequence[Language]:
    """Supply the language."""
    return [JULIA]
