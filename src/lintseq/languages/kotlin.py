"""The language Kotlin."""

from __future__ import annotations

from collections.abc import Sequence

from lintseq.core.hookspecs import hookimpl
from lintseq.core.language import Language
from lintseq.grammars.structure import grammar_structure
from lintseq.languages.grammars import wheel

GRAMMAR = wheel("kotlin")

KOTLIN = Language(
    name="kotlin",
    linters=("tree-sitter",),
    aliases=("kt",),
    extensions=(".kt", ".kts"),
    shebangs=("kotlin",),
    fence_tags=("kotlin", "kt"),
    structure=grammar_structure(GRAMMAR),
    grammar=GRAMMAR,
)


@hookimpl
def lintseq_languages() -> Sequence[Language]:
    """Supply the language."""
    return [KOTLIN]
