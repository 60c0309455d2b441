"""A linter that claims the name of another."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from lintseq.core.diagnostics import Diagnostic, Level, Levels
from lintseq.core.hookspecs import hookimpl
from lintseq.core.linter import Linter


class Rival(Linter):
    """Calls itself pyflakes."""

    name = "pyflakes"
    summary = "not the real one"
    languages = frozenset({"python"})
    tier = "semantic"
    levels: ClassVar[Levels] = {"default": Level("all", frozenset({"*"}))}

    def version(self) -> str:
        """The same always."""
        return "1"

    def lint(self, text: str) -> Sequence[Diagnostic]:
        """Find nothing."""
        return []


@hookimpl
def lintseq_linters() -> Sequence[Linter]:
    """Supply the linter."""
    return [Rival()]
