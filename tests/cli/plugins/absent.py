"""A linter whose tool is not installed, one whose tool does not start, and one that is broken."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from lintseq.core.diagnostics import Diagnostic, Level, Levels
from lintseq.core.errors import LinterBroken, LinterUnavailable
from lintseq.core.hookspecs import hookimpl
from lintseq.core.linter import Linter


class Absent(Linter):
    """Not here."""

    name = "absent"
    summary = "is not installed"
    languages = frozenset({"python"})
    tier = "semantic"
    levels: ClassVar[Levels] = {"default": Level("all", frozenset({"*"}))}
    install = "pip install 'absent[tool]'"

    def version(self) -> str:
        """Raise, as the interface says."""
        raise LinterUnavailable(f"The tool 'absent' is not installed: {self.install}")

    def lint(self, text: str) -> Sequence[Diagnostic]:
        """Raise, as the interface says."""
        raise LinterUnavailable(f"The tool 'absent' is not installed: {self.install}")


class Stuck(Absent):
    """Here, and does not start."""

    name = "stuck"
    summary = "does not start"

    def version(self) -> str:
        """Raise, as the interface says."""
        raise LinterBroken("The tool 'stuck' does not start (no licence).")


class Crippled(Absent):
    """Here, and raises what no linter should."""

    name = "crippled"
    summary = "raises what it should not"

    def version(self) -> str:
        """Raise what no linter should."""
        raise RuntimeError("half of the tool is missing")


@hookimpl
def lintseq_linters() -> Sequence[Linter]:
    """Supply the linters."""
    return [Absent(), Stuck(), Crippled()]
