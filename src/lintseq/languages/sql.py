"""The language SQL."""

from __future__ import annotations

from collections.abc import Sequence

from lintseq.core.hookspecs import hookimpl
from lintseq.core.language import Language
from lintseq.grammars.structure import grammar_structure
from lintseq.languages.grammars import wheel

GRAMMAR = wheel("sql")

SQL = Language(
    name="sql",
    linters=("sqlglot", "tree-sitter"),
    extensions=(".sql",),
    fence_tags=("sql",),
    structure=grammar_structure(GRAMMAR),
    grammar=GRAMMAR,
)


@hookimpl
def lintseq_languages() -> Sequence[Language]:
    """Supply the language."""
    return [SQL]
