"""Every other language of which the package of many grammars has one.

The names are in ``more.tsv``, with file endings where they are beyond doubt, other words for the
language, and names of files, so that nothing of the package is loaded to list them and they are
known where it is not installed. Such a language
gives way to a plugin's of the same name. Cobol is left out: on texts that are no Cobol its
grammar's scanner never ends.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from lintseq.core.hookspecs import hookimpl
from lintseq.core.language import Language
from lintseq.grammars.structure import grammar_structure
from lintseq.languages.grammars import packed

_NAMES = Path(__file__).with_suffix(".tsv")


@hookimpl
def lintseq_languages() -> Sequence[Language]:
    """Supply the languages."""
    return [_generic(*line.split("\t")) for line in _NAMES.read_text("utf-8").splitlines()]


def _generic(name: str, extensions: str, words: str, file_names: str) -> Language:
    grammar = packed(name)
    return Language(
        name=name,
        linters=("tree-sitter",),
        extensions=tuple(extensions.split()),
        file_names=tuple(file_names.split()),
        fence_tags=(name, *words.split()),
        structure=grammar_structure(grammar),
        grammar=grammar,
        generic=True,
    )
