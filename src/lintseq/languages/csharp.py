"""The language C#."""

from __future__ import annotations

from collections.abc import Sequence

from lintseq.core.hookspecs import hookimpl
from lintseq.core.language import Language
from lintseq.grammars.structure import grammar_structure
from lintseq.languages.grammars import wheel

GRAMMAR = wheel("csharp", package="tree_sitter_c_sharp")

CSHARP = Language(
    name="csharp",
    linters=("tree-sitter",),
    aliases=("c#", "cs"),
    extensions=(".cs",),
    fence_tags=("csharp", "cs", "c#"),
    structure=grammar_structure(GRAMMAR),
    grammar=GRAMMAR,
)


@hookimpl
def lintseq_languages() -> Sequence[Language]:
    """Supply the language."""
    return [CSHARP]
