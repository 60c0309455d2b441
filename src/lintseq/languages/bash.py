"""The language Bash."""

from __future__ import annotations

from collections.abc import Sequence

from lintseq.core.hookspecs import hookimpl
from lintseq.core.language import Language
from lintseq.grammars.structure import grammar_structure
from lintseq.languages.grammars import wheel

GRAMMAR = wheel("bash")

BASH = Language(
    name="bash",
    linters=("shellcheck", "bash-syntax", "tree-sitter"),
    aliases=("sh", "shell"),
    extensions=(".sh", ".bash"),
    shebangs=("bash", "sh"),
    fence_tags=("bash", "sh", "shell"),
    structure=grammar_structure(GRAMMAR),
    grammar=GRAMMAR,
)


@hookimpl
def lintseq_languages() -> Sequence[Language]:
    """Supply the language."""
    return [BASH]
