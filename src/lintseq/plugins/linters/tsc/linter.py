"""The `tsc` linter: TypeScript's compiler as a server, with its own libraries and nothing else."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

from lintseq.plugins.linters.node.environment import INSTALL, install_environment
from lintseq.plugins.linters.node.recipe import node_recipe
from lintseq.plugins.linters.node.runtime import find_node
from lintseq.plugins.linters.server.line_map import ECMASCRIPT
from lintseq.plugins.linters.server.linter import ServerLinter
from lintseq.plugins.linters.server.protocol import Found
from lintseq.plugins.linters.server.recipe import Recipe
from lintseq.plugins.linters.tsc.levels import LEVELS, NAMES, SAME

_SERVER = Path(__file__).with_name("server")
_GRAMMAR = re.compile(r"TS1\d{3}")
_NAME = re.compile(r"'([^']*)'")


class Tsc(ServerLinter):
    """All that TypeScript's compiler refuses, with the libraries of the language and of browsers.

    Each program is a module on its own: imports are not looked for, and what comes from them may be
    anything. No configuration and no comment has a say.
    """

    name = "tsc"
    summary = "TypeScript's own compiler, with its libraries and nothing else"
    languages = frozenset({"typescript", "tsx"})
    tier = "semantic"
    levels = LEVELS
    install = INSTALL
    line_ends = ECMASCRIPT
    ignores_comments = True

    def recipe(self) -> Recipe:
        """The server, with the packages that are installed."""
        return node_recipe(_SERVER)

    def setup(self, tell: Callable[[str], None]) -> None:
        """Install the packages for Node, and start the server."""
        tell(f"TypeScript is in {install_environment(find_node(), tell)}")
        self.version()

    def key_of(self, found: Found) -> str:
        """Code and name. Types, which change from state to state, and suggestions are left out."""
        code = SAME.get(found.code, found.code)
        if _GRAMMAR.fullmatch(code):
            return f"{code} {found.message}"
        name = _NAME.search(found.message) if code in NAMES else None
        return f"{code} {name.group(1)}" if name else code
