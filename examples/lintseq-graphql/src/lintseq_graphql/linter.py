"""The `graphql-core` linter: the parser and validator of GraphQL's reference, as a server."""

from __future__ import annotations

import importlib.util
import re
from pathlib import Path

from lintseq.core.errors import LinterUnavailable
from lintseq.core.interpreter import base_interpreter
from lintseq.plugins.linters.server.line_map import CARRIAGE_RETURN
from lintseq.plugins.linters.server.linter import ServerLinter
from lintseq.plugins.linters.server.recipe import Recipe
from lintseq_graphql.levels import LEVELS

SERVER = Path(__file__).with_name("server.py")


class GraphqlCore(ServerLinter):
    """What GraphQL's reference implementation refuses of schemas, and of queries without one."""

    name = "graphql-core"
    summary = "the parser and validator of graphql-core"
    languages = frozenset({"graphql"})
    tier = "semantic"
    levels = LEVELS
    install = "pip install 'graphql-core>=3.2,<3.3'"
    line_ends = CARRIAGE_RETURN
    passing = re.compile(r" Did you mean .*")

    def recipe(self) -> Recipe:
        """A bare Python that sees nothing but its own library, graphql-core and the server."""
        python = base_interpreter()
        package = _package()
        return Recipe(
            (python.program, "-B", "-S", "-s", str(SERVER)),
            readable=(*python.readable, str(package), str(SERVER)),
            environment={"PYTHONPATH": str(package.parent)},
        )


def _package() -> Path:
    """The folder of graphql-core."""
    found = importlib.util.find_spec("graphql")
    if found is None or found.origin is None:
        raise LinterUnavailable(
            f"The linter 'graphql-core' is not installed; run: {GraphqlCore.install}"
        )
    return Path(found.origin).parent
