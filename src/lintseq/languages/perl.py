"""The language Perl."""

from __future__ import annotations

from collections.abc import Sequence

from lintseq.core.hookspecs import hookimpl
from lintseq.core.language import Language
from lintseq.grammars.structure import grammar_structure
from lintseq.languages.grammars import wheel

GRAMMAR = wheel("perl")

PERL = Language(
    name="perl",
    linters=("tree-sitter",),
    aliases=("pl",),
    extensions=(".pl", ".pm", ".t"),
    shebangs=("perl",),
    fence_tags=("perl", "pl"),
    structure=grammar_structure(GRAMMAR),
    grammar=GRAMMAR,
)


@hookimpl
def lintseq_languages() -> Sequence[Language]:
    """Supply the language."""
    return [PERL]
