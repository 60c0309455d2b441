"""The `bash-syntax` linter: ``bash -n``, one process a text."""

from __future__ import annotations

import os
import re
import shutil
from pathlib import Path

from lintseq.core.errors import LinterUnavailable
from lintseq.plugins.linters.bash_syntax.levels import LEVELS
from lintseq.plugins.linters.server.linter import ServerLinter
from lintseq.plugins.linters.server.one_shot import one_shot_recipe
from lintseq.plugins.linters.server.recipe import Recipe

INSTALL = "apt-get install bash"
_TOOL = Path(__file__).with_name("tool.py")


class BashSyntax(ServerLinter):
    """All that bash cannot parse. Nothing of a program runs, and names are not looked up."""

    name = "bash-syntax"
    summary = "bash -n: Bash's own parser; it does not know names"
    languages = frozenset({"bash"})
    tier = "compiler"
    levels = LEVELS
    install = INSTALL
    passing = re.compile(r" at line \d+| on line \d+")

    def recipe(self) -> Recipe:
        """The server that starts the first bash of the path."""
        found = shutil.which("bash")
        if found is None:
            raise LinterUnavailable(f"The linter 'bash-syntax' needs Bash; run: {INSTALL}")
        return one_shot_recipe(_TOOL, os.path.realpath(found))
