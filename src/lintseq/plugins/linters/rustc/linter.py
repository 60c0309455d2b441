"""The `rustc` linter: Rust's own compiler, run on each text by a server in a sandbox."""

from __future__ import annotations

import json
from pathlib import Path

from lintseq.core.interpreter import base_interpreter
from lintseq.plugins.linters.rustc.levels import LEVELS
from lintseq.plugins.linters.rustc.toolchain import INSTALL, find_toolchain
from lintseq.plugins.linters.server.linter import ServerLinter
from lintseq.plugins.linters.server.recipe import MEBIBYTE, Recipe

_SERVER = Path(__file__).with_name("server")
_START = "import sys; sys.path.append(sys.argv[1]); from server.main import run; run()"


class Rustc(ServerLinter):
    """All that rustc refuses, in edition 2021, of a library with the standard library alone.

    No other crate is there, no other file, and nothing of the machine's environment.
    """

    name = "rustc"
    summary = "Rust's own compiler, with the standard library and no other crate"
    languages = frozenset({"rust"})
    tier = "semantic"
    levels = LEVELS
    install = INSTALL
    ignores_comments = True

    def recipe(self) -> Recipe:
        """The server, on the base interpreter, with the toolchain's libraries."""
        toolchain = find_toolchain()
        interpreter = base_interpreter()
        settings = {
            "rustc": toolchain.program,
            "libraries": f"{toolchain.sysroot}/lib",
            "tool": toolchain.version,
            "parser": toolchain.parser,
        }
        return Recipe(
            (*interpreter.command(_START), str(_SERVER.parent), json.dumps(settings)),
            readable=(
                *interpreter.readable,
                str(_SERVER),
                toolchain.program,
                f"{toolchain.sysroot}/lib",
            ),
            memory=8192 * MEBIBYTE,
            opens_files=True,
        )
