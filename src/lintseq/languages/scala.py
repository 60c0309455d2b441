"""The language Scala."""

from __future__ import annotations

from collections.abc import Sequence

from lintseq.core.hookspecs import hookimpl
from lintseq.core.language import Language
from lintseq.grammars.structure import grammar_structure
from lintseq.languages.grammars import wheel

GRAMMAR = wheel("scala")

SCALA = Language(
    name="scala",
    linters=("tree-sitter",),
    extensions=(".scala", ".sc"),
    shebangs=("scala", "scala-cli"),
    fence_tags=("scala",),
    structure=grammar_structure(GRAMMAR),
    grammar=GRAMMAR,
)


@hookimpl
def lintseq_languages() -> Sequence[Language]:
    """Supply the language."""
    return [SCALA]
