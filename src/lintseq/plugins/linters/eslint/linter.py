"""The `eslint` linter: ESLint in a server of our own, with our rules and no one else's."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from lintseq.plugins.linters.eslint.levels import LEVELS
from lintseq.plugins.linters.node.environment import INSTALL, install_environment
from lintseq.plugins.linters.node.recipe import node_recipe
from lintseq.plugins.linters.node.runtime import find_node
from lintseq.plugins.linters.server.line_map import ECMASCRIPT
from lintseq.plugins.linters.server.linter import ServerLinter
from lintseq.plugins.linters.server.recipe import Recipe

_SERVER = Path(__file__).with_name("server")


class Eslint(ServerLinter):
    """ESLint's rules on names and structure, with the globals of browsers and of Node.

    JavaScript is a script if it parses as one, and else a module; it may have JSX. TypeScript is a
    module always, and its compiler looks at the shape, too. No configuration and no comment has a
    say.
    """

    name = "eslint"
    summary = "ESLint: names and structure of JavaScript and TypeScript"
    languages = frozenset({"javascript", "typescript", "tsx"})
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
        tell(f"ESLint is in {install_environment(find_node(), tell)}")
        self.version()
