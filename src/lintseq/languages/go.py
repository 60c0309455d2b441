"""The language Go."""

from __future__ import annotations

from collections.abc import Sequence

from lintseq.core.hookspecs import hookimpl
from lintseq.core.language import Language
from lintseq.grammars.structure import grammar_structure
from lintseq.languages.grammars import wheel

GRAMMAR = wheel("go")

GO = Language(
    name="go",
    linters=("go-types", "tree-sitter"),
    aliases=("golang",),
    extensions=(".go",),
    fence_tags=("go", "golang"),
    structure=grammar_structure(GRAMMAR),
    grammar=GRAMMAR,
)


@hookimpl
def lintseq_languages() -> Sequence[Language]:
    """Supply the language."""
    return [GO]
