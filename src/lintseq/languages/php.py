"""The language PHP."""

from __future__ import annotations

from collections.abc import Sequence

from lintseq.core.hookspecs import hookimpl
from lintseq.core.language import Language
from lintseq.grammars.structure import grammar_structure
from lintseq.languages.grammars import wheel

GRAMMAR = wheel("php", function="language_php")

PHP = Language(
    name="php",
    linters=("php-lint", "tree-sitter"),
    extensions=(".php",),
    shebangs=("php",),
    fence_tags=("php",),
    structure=grammar_structure(GRAMMAR),
    grammar=GRAMMAR,
)


@hookimpl
def lintseq_languages() -> Sequence[Language]:
    """Supply the language."""
    return [PHP]
