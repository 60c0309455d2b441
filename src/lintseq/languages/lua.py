"""The language Lua."""

from __future__ import annotations

from collections.abc import Sequence

from lintseq.core.hookspecs import hookimpl
from lintseq.core.language import Language
from lintseq.grammars.structure import grammar_structure
from lintseq.languages.grammars import wheel

GRAMMAR = wheel("lua")

LUA = Language(
    name="lua",
    linters=("luacheck", "tree-sitter"),
    extensions=(".lua",),
    shebangs=("lua", "luajit", "lua5.1", "lua5.2", "lua5.3", "lua5.4"),
    fence_tags=("lua",),
    structure=grammar_structure(GRAMMAR),
    grammar=GRAMMAR,
)


@hookimpl
def lintseq_languages() -> Sequence[Language]:
    """Supply the language."""
    return [LUA]
