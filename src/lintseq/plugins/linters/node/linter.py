"""The base of linters whose tool npm installs: ESLint, and TypeScript's compiler."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import ClassVar

from lintseq.plugins.linters.node.environment import INSTALL, install_environment
from lintseq.plugins.linters.node.recipe import node_recipe
from lintseq.plugins.linters.node.runtime import find_node
from lintseq.plugins.linters.server.line_map import ECMASCRIPT
from lintseq.plugins.linters.server.linter import ServerLinter
from lintseq.plugins.linters.server.recipe import Recipe


class NodeLinter(ServerLinter):
    """A linter whose server runs in Node, on the packages of the lock file.

    Attributes:
        server: the folder with its ``server.cjs``.
        tool: what people call the tool.
    """

    server: ClassVar[Path]
    tool: ClassVar[str]
    install = INSTALL
    line_ends = ECMASCRIPT
    ignores_comments = True

    def recipe(self) -> Recipe:
        """The server, with the packages that are installed."""
        return node_recipe(self.server)

    def setup(self, tell: Callable[[str], None]) -> None:
        """Install the packages for Node, and start the server."""
        tell(f"{self.tool} is in {install_environment(find_node(), tell)}")
        self.version()
