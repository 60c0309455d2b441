"""The language Swift."""

from __future__ import annotations

from collections.abc import Sequence

from lintseq.core.hookspecs import hookimpl
from lintseq.core.language import Language
from lintseq.grammars.structure import grammar_structure
from lintseq.languages.grammars import wheel

GRAMMAR = wheel("swift")

SWIFT = Language(
    name="swift",
    linters=("tree-sitter",),
    extensions=(".swift",),
    shebangs=("swift",),
    fence_tags=("swift",),
    structure=grammar_structure(GRAMMAR),
    grammar=GRAMMAR,
)


@hookimpl
def lintseq_languages() -> Sequence[Language]:
    """Supply the language."""
    return [SWIFT]
