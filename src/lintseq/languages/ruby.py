"""The language Ruby."""

from __future__ import annotations

from collections.abc import Sequence

from lintseq.core.hookspecs import hookimpl
from lintseq.core.language import Language
from lintseq.grammars.structure import grammar_structure
from lintseq.languages.grammars import wheel

GRAMMAR = wheel("ruby")

RUBY = Language(
    name="ruby",
    linters=("ruby-compile", "tree-sitter"),
    aliases=("rb",),
    extensions=(".rb",),
    shebangs=("ruby",),
    fence_tags=("ruby", "rb"),
    structure=grammar_structure(GRAMMAR),
    grammar=GRAMMAR,
)


@hookimpl
def lintseq_languages() -> Sequence[Language]:
    """Supply the language."""
    return [RUBY]
