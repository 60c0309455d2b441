"""The `clang` linter: libclang as a server, with the standard headers of this machine's gcc."""

from __future__ import annotations

import json
from pathlib import Path

from lintseq.core.interpreter import base_interpreter
from lintseq.plugins.linters.clang.levels import LEVELS
from lintseq.plugins.linters.clang.toolchain import (
    INSTALL,
    find_clang,
    find_headers,
    header_names,
)
from lintseq.plugins.linters.server.line_map import CARRIAGE_RETURN
from lintseq.plugins.linters.server.linter import ServerLinter
from lintseq.plugins.linters.server.recipe import MEBIBYTE, Recipe

_SERVER = Path(__file__).with_name("server")
_START = "import sys; sys.path.append(sys.argv[1]); from server.main import run; run()"


class Clang(ServerLinter):
    """All that clang refuses, in C17 and C++20 with the extensions of GNU.

    It knows the headers of C, C++, POSIX and Linux, and no other file: what else a program
    includes is missing, and clang goes on without.
    """

    name = "clang"
    summary = "clang, by libclang: C and C++ with their standard headers and no others"
    languages = frozenset({"c", "cpp"})
    tier = "semantic"
    levels = LEVELS
    install = INSTALL
    line_ends = CARRIAGE_RETURN
    ignores_comments = True

    def recipe(self) -> Recipe:
        """The server, on the base interpreter, with the headers for its language."""
        package, version = find_clang()
        headers = find_headers(self._language)
        interpreter = base_interpreter()
        settings = {
            "packages": str(package.parent),
            "tool": f"libclang {version} ({headers.version})",
            "language": self._language,
            "folders": headers.folders,
            "headers": header_names(),
        }
        return Recipe(
            (*interpreter.command(_START), str(_SERVER.parent), json.dumps(settings)),
            readable=(*interpreter.readable, str(_SERVER), str(package), *headers.folders),
            # On a thread of the server's, which has stack enough.
            environment={"LIBCLANG_NOTHREADS": "1"},
            memory=8192 * MEBIBYTE,
            file_size=512 * MEBIBYTE,
            open_files=1024,
            opens_files=True,
        )
