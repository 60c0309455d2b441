"""The language TypeScript."""

from __future__ import annotations

from collections.abc import Sequence

from lintseq.core.hookspecs import hookimpl
from lintseq.core.language import Language
from lintseq.grammars.structure import grammar_structure
from lintseq.languages.grammars import wheel

GRAMMAR = wheel("typescript", function="language_typescript")

TYPESCRIPT = Language(
    name="typescript",
    linters=("eslint", "tsc", "tree-sitter"),
    aliases=("ts",),
    extensions=(".ts", ".mts", ".cts"),
    shebangs=("ts-node", "tsx"),
    fence_tags=("typescript", "ts", "mts", "cts"),
    structure=grammar_structure(GRAMMAR),
    grammar=GRAMMAR,
)


@hookimpl
def lintseq_languages() -> Sequence[Language]:
    """Supply the language."""
    return [TYPESCRIPT]
