"""``lintseq doctor``: what is missing, and which command installs it."""

from __future__ import annotations

import platform

import click

import lintseq
from lintseq.cli.options import debug_option
from lintseq.core.linter import Linter


@click.command()
@click.option("--check", is_flag=True, help="Exit with 1 if anything is missing or broken.")
@debug_option
def command(check: bool) -> int:
    """Check what is installed, and say what installs the rest."""
    from lintseq.cli.terminal import harmless, page_console
    from lintseq.core.host import default_host

    host = default_host()
    console = page_console()
    findings = 0

    def say(good: bool, what: str) -> None:
        nonlocal findings
        findings += not good
        console.print("ok     " if good else "missing", style="green" if good else "red", end=" ")
        console.print(harmless(what), markup=False)

    say(True, f"lintseq {lintseq.__version__}, Python {platform.python_version()}")
    for plugin in host.plugins:
        if plugin.fault is not None:
            say(False, f"plugin {plugin.name} ({plugin.distribution}): {plugin.fault}")
    for linter in host.linters.things.values():
        shown = readiness(linter)
        say(not shown.startswith(MISSING), f"linter {linter.name}: {shown}")
    return 1 if check and findings else 0


MISSING = "missing; "


def readiness(linter: Linter) -> str:
    """A linter's version, or the command that installs its tool."""
    from lintseq.core.errors import ToolError

    try:
        return linter.version()
    except ToolError as error:
        return f"{MISSING}{linter.install or error}"
