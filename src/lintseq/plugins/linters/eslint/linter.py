"""The `eslint` linter: ESLint in a server of our own, with our rules and no one else's."""

from __future__ import annotations

from pathlib import Path

from lintseq.plugins.linters.eslint.levels import LEVELS
from lintseq.plugins.linters.node.linter import NodeLinter


class Eslint(NodeLinter):
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
    server = Path(__file__).with_name("server")
    tool = "ESLint"
