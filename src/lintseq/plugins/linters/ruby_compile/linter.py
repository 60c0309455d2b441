"""The `ruby-compile` linter: Ruby's own compiler, in a server written in Ruby."""

from __future__ import annotations

import os
import shutil
import subprocess
from functools import lru_cache
from pathlib import Path

from lintseq.core.errors import LinterFailed, LinterUnavailable
from lintseq.plugins.linters.ruby_compile.levels import LEVELS
from lintseq.plugins.linters.server.linter import ServerLinter
from lintseq.plugins.linters.server.recipe import Recipe

INSTALL = "apt-get install ruby"
BARE = ("--disable-gems", "--disable=did_you_mean", "--disable=error_highlight", "-W0")
"""Nothing is loaded that a machine may have or lack, and no warning is printed."""
_SERVER = Path(__file__).with_name("server")
_SECONDS = 30


class RubyCompile(ServerLinter):
    """All that Ruby refuses to compile. Nothing of a program runs, and names are not looked up."""

    name = "ruby-compile"
    summary = "Ruby's own compiler; it does not know names"
    languages = frozenset({"ruby"})
    tier = "compiler"
    levels = LEVELS
    install = INSTALL

    def recipe(self) -> Recipe:
        """The server, on the first Ruby of the path."""
        found = shutil.which("ruby")
        if found is None:
            raise LinterUnavailable(f"The linter 'ruby-compile' needs Ruby; run: {INSTALL}")
        program = os.path.realpath(found)
        return Recipe(
            (program, *BARE, "server.rb"),
            readable=(program, *_library(program)),
            files={path.name: path.read_bytes() for path in sorted(_SERVER.glob("*.rb"))},
            environment={"LANG": "C.UTF-8"},
        )


@lru_cache(maxsize=4)
def _library(program: str) -> tuple[str, ...]:
    """Where Ruby's own library is: nothing that was installed into it."""
    asked = "require 'rbconfig'; puts RbConfig::CONFIG.values_at('rubylibdir', 'rubyarchdir')"
    try:
        done = subprocess.run(
            [program, *BARE, "-e", asked],
            env={},
            capture_output=True,
            text=True,
            timeout=_SECONDS,
            check=True,
        )
    except (OSError, subprocess.SubprocessError) as error:
        raise LinterFailed(f"'{program}' does not start ({error}); run: {INSTALL}") from error
    return tuple(path for path in done.stdout.splitlines() if Path(path).is_dir())
