"""The language C++."""

from __future__ import annotations

from collections.abc import Sequence

from lintseq.core.hookspecs import hookimpl
from lintseq.core.language import Language
from lintseq.grammars.structure import grammar_structure
from lintseq.languages.grammars import wheel

GRAMMAR = wheel("cpp")

CPP = Language(
    name="cpp",
    linters=("clang", "tree-sitter"),
    aliases=("c++", "cxx"),
    extensions=(".cpp", ".cc", ".cxx", ".hpp", ".hh", ".hxx"),
    fence_tags=("cpp", "c++", "cxx", "cc", "hpp"),
    structure=grammar_structure(GRAMMAR),
    grammar=GRAMMAR,
)


@hookimpl
def lintseq_languages() -> Sequence[Language]:
    """Supply the language."""
    return [CPP]
