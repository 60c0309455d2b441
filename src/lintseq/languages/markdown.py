"""The language Markdown."""

from __future__ import annotations

from collections.abc import Sequence

from lintseq.core.hookspecs import hookimpl
from lintseq.core.language import Language
from lintseq.grammars.structure import grammar_structure
from lintseq.languages.grammars import wheel

GRAMMAR = wheel("markdown")

MARKDOWN = Language(
    name="markdown",
    linters=("markdown-it", "tree-sitter"),
    aliases=("md",),
    extensions=(".md", ".markdown"),
    fence_tags=("markdown", "md"),
    structure=grammar_structure(GRAMMAR),
    grammar=GRAMMAR,
)


@hookimpl
def lintseq_languages() -> Sequence[Language]:
    """Supply the language."""
    return [MARKDOWN]
