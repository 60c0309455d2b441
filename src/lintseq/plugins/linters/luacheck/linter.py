"""The `luacheck` linter: luacheck's own modules, in a server written in Lua."""

from __future__ import annotations

import os
import re
from pathlib import Path

from lintseq.plugins.linters.luacheck.interpreter import INSTALL, find_lua
from lintseq.plugins.linters.luacheck.levels import LEVELS
from lintseq.plugins.linters.server.linter import ServerLinter
from lintseq.plugins.linters.server.recipe import Recipe

_SERVER = Path(__file__).with_name("server")


class Luacheck(ServerLinter):
    """Lua 5.1 to 5.4 and LuaJIT at once: their syntax, and the globals of all of them (std `max`).

    A global that the program sets itself is known wherever it is used; that it is set is an error
    of its own, so that a variable whose `local` is gone is told.
    """

    name = "luacheck"
    summary = "luacheck: names and structure of Lua, of any version"
    languages = frozenset({"lua"})
    tier = "semantic"
    levels = LEVELS
    install = INSTALL
    line_ends = re.compile(r"\r\n|\n\r|\r|\n")
    passing = re.compile(r" \(to close '[^']*' on line \d+\)| on line \d+")

    def recipe(self) -> Recipe:
        """The server, on the interpreter that the command ``luacheck`` runs on."""
        lua = find_lua()
        return Recipe(
            (lua.program, "server.lua"),
            readable=(lua.program, os.path.realpath(lua.program), lua.folder),
            files={path.name: path.read_bytes() for path in sorted(_SERVER.glob("*.lua"))},
            environment={"LUA_PATH": f"./?.lua;{lua.modules}"},
        )
