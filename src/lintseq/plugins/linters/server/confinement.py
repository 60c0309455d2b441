"""Which sandbox a server runs in."""

from __future__ import annotations

from lintseq.core.errors import LinterUnavailable, SandboxUnavailable
from lintseq.core.host import default_host
from lintseq.core.sandbox import Sandbox
from lintseq.core.sandbox_choice import choose_sandbox
from lintseq.plugins.linters.server.recipe import Recipe

WITHOUT = "unsafe"
"""The sandbox that contains nothing, for tools that open no other files and where none works."""


def sandbox_for(linter: str, recipe: Recipe) -> Sandbox:
    """The strongest sandbox that works here.

    Where none does, a tool that opens no files but its own runs in a folder of its own with
    limits and without environment, but not confined.

    Raises:
        LinterUnavailable: none works, and the tool would open what a program names.
    """
    sandboxes = default_host().sandboxes.things
    try:
        return choose_sandbox(sandboxes)
    except SandboxUnavailable as error:
        if not recipe.opens_files and WITHOUT in sandboxes:
            return choose_sandbox(sandboxes, WITHOUT)
        raise LinterUnavailable(
            f"The linter '{linter}' opens files that programs name, so it runs in a sandbox "
            "only, and none works on this machine; run: apt-get install bubblewrap"
        ) from error
