"""``lintseq doctor``: what is missing or broken, and which command installs it."""

from __future__ import annotations

import importlib.util
import platform
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

import click

import lintseq
from lintseq.cli.options import debug_option
from lintseq.cli.plugins import registries_and_faults

if TYPE_CHECKING:
    from lintseq.core.host import Registry
    from lintseq.core.linter import Linter
    from lintseq.core.sandbox import Sandbox

STYLES = {"ok": "green", "missing": "yellow", "broken": "red"}
EXTRAS = {
    "report": ("jinja2", "matplotlib"),
    "run": ("jsonschema", "yaml"),
}
"""Commands that need an extra of their own name, and the modules that it brings them."""

Finding = tuple[str, str]
"""A state, ``ok``, ``missing`` or ``broken``, and words about it."""


@click.command()
@click.option("--check", is_flag=True, help="Exit with 1 if anything is missing or broken.")
@debug_option
def command(check: bool) -> int:
    """Check what is installed, and say what installs the rest."""
    from lintseq.cli.terminal import harmless, page_console, words_console
    from lintseq.cli.waiting import ASKING, waiting
    from lintseq.core.host import default_host

    registries, faults = registries_and_faults(default_host())
    findings = [("ok", f"lintseq {lintseq.__version__}, Python {platform.python_version()}")]
    with waiting(words_console(), ASKING):
        findings += _findings(registries)
    findings += [("broken", fault) for fault in faults]
    console = page_console()
    for state, words in findings:
        console.print(f"{state:<7}", style=STYLES[state], end=" ")
        console.print(harmless(words))
    return 1 if check and any(state != "ok" for state, _ in findings) else 0


def _findings(registries: Mapping[str, Registry[Any]]) -> Iterator[Finding]:
    from lintseq.pipeline.language.detection import INSTALL, PACKAGES

    def things(kind: str) -> Sequence[Any]:
        return [*registries[kind].things.values()] if kind in registries else []

    for tool in [*things("linters"), *things("sandboxes")]:
        state, words = readiness(tool)
        yield state, f"{_title(tool)}: {words}"
    for plugin, kind in [
        *((engine, "engine") for engine in things("engines")),
        *((trainer, "trainer") for trainer in things("trainers")),
        *((model, "models of kind") for model in things("models")),
    ]:
        state, words = presence(plugin.requires, plugin.install)
        yield state, f"{kind} {plugin.name}: {words}"
    for name, modules in EXTRAS.items():
        state, words = presence(modules, f"pip install 'lintseq[{name}]'")
        yield state, f"command {name}: {words}"
    state, words = presence(PACKAGES, INSTALL)
    yield state, f"detection of languages: {words}"


def _title(tool: Linter | Sandbox) -> str:
    from lintseq.core.linter import Linter

    if isinstance(tool, Linter):
        return f"linter {tool.name}"
    return f"sandbox {tool.name}, tier {tool.tier}"


def readiness(tool: Linter | Sandbox) -> Finding:
    """Whether a tool is ``ok``, with its version, ``missing`` or ``broken``, and what to do."""
    from lintseq.core.errors import LinterBroken, LinterUnavailable, SandboxUnavailable

    try:
        return "ok", tool.version()
    except LinterBroken as error:
        return "broken", str(error)
    except LinterUnavailable as error:
        return "missing", tool.install or str(error)
    except SandboxUnavailable as error:
        return "missing", str(error)
    # A plugin may be a stranger's code: whatever it raises is a finding.
    except Exception as error:
        return "broken", f"{type(error).__name__}: {error}"


def presence(modules: Sequence[str], install: str) -> Finding:
    """Whether modules are there, which are not loaded to find out, and what installs them."""
    absent = [name for name in modules if importlib.util.find_spec(name) is None]
    if absent:
        return "missing", install or f"install what brings {', '.join(absent)}"
    return "ok", ", ".join(modules) or "needs nothing more"
