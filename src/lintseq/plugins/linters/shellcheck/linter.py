"""The `shellcheck` linter: shellcheck, one process a text."""

from __future__ import annotations

import os
import re
import shutil
from pathlib import Path

from lintseq.core.change import Change
from lintseq.core.errors import LinterUnavailable
from lintseq.core.linter import Linter
from lintseq.plugins.linters.server.linter import ServerLinter
from lintseq.plugins.linters.server.one_shot import one_shot_recipe
from lintseq.plugins.linters.server.recipe import Recipe
from lintseq.plugins.linters.shellcheck.levels import LEVELS
from lintseq.plugins.linters.shellcheck.unassigned import OfProgram

INSTALL = "apt-get install shellcheck"
_TOOL = Path(__file__).with_name("tool.py")


class Shellcheck(ServerLinter):
    """Every script is Bash. What its comments tell shellcheck has no effect."""

    name = "shellcheck"
    summary = "shellcheck: structure of Bash, and variables without value"
    languages = frozenset({"bash"})
    tier = "semantic"
    levels = LEVELS
    install = INSTALL
    passing = re.compile(r" \(did you mean '[^']*'\?\)")
    ignores_comments = True

    def recipe(self) -> Recipe:
        """The server that starts the first shellcheck of the path."""
        found = shutil.which("shellcheck")
        if found is None:
            raise LinterUnavailable(f"The linter 'shellcheck' is not installed; run: {INSTALL}")
        return one_shot_recipe(_TOOL, os.path.realpath(found))

    def for_program(self, change: Change) -> Linter:
        """The linter that knows which variables ``change`` has from elsewhere."""
        return OfProgram(self, change)
