"""The language Haskell."""

from __future__ import annotations

from collections.abc import Sequence

from lintseq.core.hookspecs import hookimpl
from lintseq.core.language import Language
from lintseq.grammars.structure import grammar_structure
from lintseq.languages.grammars import wheel

GRAMMAR = wheel("haskell")

HASKELL = Language(
    name="haskell",
    linters=("tree-sitter",),
    aliases=("hs",),
    extensions=(".hs",),
    shebangs=("runghc", "runhaskell"),
    fence_tags=("haskell", "hs"),
    structure=grammar_structure(GRAMMAR),
    grammar=GRAMMAR,
)


@hookimpl
def lintseq_languages() -> Sequence[Language]:
    """Supply the language."""
    return [HASKELL]
