"""The `tsc` linter: TypeScript's compiler as a server, with its own libraries and nothing else."""

from __future__ import annotations

import re
from pathlib import Path

from lintseq.plugins.linters.node.linter import NodeLinter
from lintseq.plugins.linters.server.protocol import Found
from lintseq.plugins.linters.tsc.levels import LEVELS, NAMES, SAME

_GRAMMAR = re.compile(r"TS1\d{3}")
_NAME = re.compile(r"'([^']*)'")


class Tsc(NodeLinter):
    """All that TypeScript's compiler refuses, with the libraries of the language and of browsers.

    Each program is a module on its own: imports are not looked for, and what comes from them may be
    anything. No configuration and no comment has a say.
    """

    name = "tsc"
    summary = "TypeScript's own compiler, with its libraries and nothing else"
    languages = frozenset({"typescript", "tsx"})
    tier = "semantic"
    levels = LEVELS
    server = Path(__file__).with_name("server")
    tool = "TypeScript"

    def key_of(self, found: Found) -> str:
        """Code and name. Types, which change from state to state, and suggestions are left out."""
        code = SAME.get(found.code, found.code)
        if _GRAMMAR.fullmatch(code):
            return f"{code} {found.message}"
        name = _NAME.search(found.message) if code in NAMES else None
        return f"{code} {name.group(1)}" if name else code
