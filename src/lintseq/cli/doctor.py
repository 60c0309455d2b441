"""``lintseq doctor``: what is missing or broken, and which command installs it."""

from __future__ import annotations

import platform

import click

import lintseq
from lintseq.cli.options import debug_option
from lintseq.cli.plugins import registries_and_faults
from lintseq.core.linter import Linter
from lintseq.core.sandbox import Sandbox

STYLES = {"ok": "green", "missing": "yellow", "broken": "red"}


@click.command()
@click.option("--check", is_flag=True, help="Exit with 1 if anything is missing or broken.")
@debug_option
def command(check: bool) -> int:
    """Check what is installed, and say what installs the rest."""
    from lintseq.cli.terminal import harmless, page_console
    from lintseq.core.host import default_host

    registries, faults = registries_and_faults(default_host())
    findings = [("ok", f"lintseq {lintseq.__version__}, Python {platform.python_version()}")]
    if "linters" in registries:
        for linter in registries["linters"].things.values():
            state, words = readiness(linter)
            findings.append((state, f"linter {linter.name}: {words}"))
    if "sandboxes" in registries:
        for sandbox in registries["sandboxes"].things.values():
            state, words = sandbox_readiness(sandbox)
            findings.append((state, f"sandbox {sandbox.name}, tier {sandbox.tier}: {words}"))
    findings += [("broken", fault) for fault in faults]
    console = page_console()
    for state, words in findings:
        console.print(f"{state:<7}", style=STYLES[state], end=" ")
        console.print(harmless(words))
    return 1 if check and any(state != "ok" for state, _ in findings) else 0


def readiness(linter: Linter) -> tuple[str, str]:
    """Whether a linter is ``ok``, with its version, ``missing`` or ``broken``, and what to do."""
    from lintseq.core.errors import LinterUnavailable

    try:
        return "ok", linter.version()
    except LinterUnavailable as error:
        return "missing", linter.install or str(error)
    # A linter may be a stranger's code: whatever it raises is a finding.
    except Exception as error:
        return "broken", f"{type(error).__name__}: {error}"


def sandbox_readiness(sandbox: Sandbox) -> tuple[str, str]:
    """Whether a sandbox is ``ok``, with its version, ``missing`` or ``broken``, and what to do."""
    from lintseq.core.errors import SandboxUnavailable

    try:
        return "ok", sandbox.version()
    except SandboxUnavailable as error:
        return "missing", str(error)
    # A sandbox may be a stranger's code: whatever it raises is a finding.
    except Exception as error:
        return "broken", f"{type(error).__name__}: {error}"
