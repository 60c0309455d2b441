"""The language Lua."""

from __future__ import annotations

from collections.abc import Sequence

from lintseq.core.execution import Runner
from lintseq.core.hookspecs import hookimpl
from lintseq.core.language import Language
from lintseq.core.sandbox import Sandbox, SandboxLimits
from lintseq.grammars.structure import grammar_structure
from lintseq.languages.grammars import wheel

GRAMMAR = wheel("lua")


def lua_runner(sandbox: Sandbox, limits: SandboxLimits) -> Runner:
    """What runs Lua programs against tests."""
    from lintseq.languages.running.runner import SealedRunner
    from lintseq.languages.running.scripts import lua

    return SealedRunner(lua, sandbox, limits)


LUA = Language(
    name="lua",
    linters=("luacheck", "tree-sitter"),
    extensions=(".lua",),
    shebangs=("lua", "luajit", "lua5.1", "lua5.2", "lua5.3", "lua5.4"),
    fence_tags=("lua",),
    structure=grammar_structure(GRAMMAR),
    grammar=GRAMMAR,
    runner=lua_runner,
)


@hookimpl
def lintseq_languages() -> Sequence[Language]:
    """Supply the language."""
    return [LUA]
