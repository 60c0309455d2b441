"""The language C."""

from __future__ import annotations

from collections.abc import Sequence

from lintseq.core.hookspecs import hookimpl
from lintseq.core.language import Language
from lintseq.grammars.structure import grammar_structure
from lintseq.languages.grammars import wheel

GRAMMAR = wheel("c")

C = Language(
    name="c",
    linters=("clang", "tree-sitter"),
    extensions=(".c", ".h"),
    shebangs=("tcc",),
    fence_tags=("c", "h"),
    structure=grammar_structure(GRAMMAR),
    grammar=GRAMMAR,
)


@hookimpl
def lintseq_languages() -> Sequence[Language]:
    """Supply the language."""
    return [C]
