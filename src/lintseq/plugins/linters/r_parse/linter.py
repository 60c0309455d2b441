"""The `r-parse` linter: R's own parser, in a server written in R."""

from __future__ import annotations

import shutil
import subprocess
from functools import lru_cache
from pathlib import Path

from lintseq.core.errors import LinterFailed, LinterUnavailable
from lintseq.plugins.linters.r_parse.levels import LEVELS
from lintseq.plugins.linters.server.linter import ServerLinter
from lintseq.plugins.linters.server.recipe import Recipe

INSTALL = "apt-get install r-base-core"
_SERVER = Path(__file__).with_name("server")
_SECONDS = 30


class RParse(ServerLinter):
    """What R refuses to parse: the first fault. Nothing of a program is evaluated."""

    name = "r-parse"
    summary = "R's own parser; it does not know names"
    languages = frozenset({"r"})
    tier = "compiler"
    levels = LEVELS
    install = INSTALL

    def recipe(self) -> Recipe:
        """The server, on the first R of the path, with no package but R's own base."""
        found = shutil.which("R")
        if found is None:
            raise LinterUnavailable(f"The linter 'r-parse' needs R; run: {INSTALL}")
        home = _home(found)
        return Recipe(
            (f"{home}/bin/exec/R", "--no-echo", "--vanilla", "--file=server.R"),
            # Debian keeps R's settings, and which numeric library it uses, elsewhere.
            readable=tuple(
                path for path in (home, "/etc/R", "/etc/alternatives") if Path(path).is_dir()
            ),
            files={path.name: path.read_bytes() for path in sorted(_SERVER.glob("*.R"))},
            environment={
                "LANG": "C.UTF-8",
                "LANGUAGE": "en",
                "LD_LIBRARY_PATH": f"{home}/lib",
                "R_DEFAULT_PACKAGES": "NULL",
                "R_HOME": home,
            },
            # It makes room for 128 connections when it starts, and ends if it cannot.
            open_files=256,
        )


@lru_cache(maxsize=4)
def _home(program: str) -> str:
    """Where R itself is: ``R`` is a script that starts it."""
    try:
        done = subprocess.run(
            [program, "RHOME"],
            env={"PATH": "/usr/bin:/bin"},
            capture_output=True,
            text=True,
            timeout=_SECONDS,
            check=True,
        )
    except (OSError, subprocess.SubprocessError) as error:
        raise LinterFailed(f"'{program}' does not start ({error}); run: {INSTALL}") from error
    return done.stdout.strip()
