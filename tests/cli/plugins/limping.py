"""A linter with a session that counts, and that harms a process once where a program says so."""

from __future__ import annotations

import os
import signal
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import ClassVar

from lintseq.core.change import Change
from lintseq.core.diagnostics import Diagnostic, Level, Levels
from lintseq.core.hookspecs import hookimpl
from lintseq.core.linter import Linter, LintOptions, LintSession
from lintseq.core.naive_session import NaiveSession


class Limping(Linter):
    """Finds nothing."""

    name = "limping"
    summary = "counts what it does slowly [as the program says]"
    languages = frozenset({"python"})
    tier = "semantic"
    levels: ClassVar[Levels] = {"default": Level("all", frozenset({"*"}))}

    def version(self) -> str:
        """The same always."""
        return "limping 1"

    def lint(self, text: str) -> Sequence[Diagnostic]:
        """Do once, in the current folder, what the program asks for."""
        if "DIE" in text and _first_time("died"):
            os.kill(os.getpid(), signal.SIGKILL)
        if "KILL" in text and _first_time("killed"):
            os.kill(os.getppid(), signal.SIGKILL)
        if "INTERRUPT" in text and _first_time("interrupted"):
            os.kill(os.getppid(), signal.SIGINT)
        return []

    def session(self, change: Change, options: LintOptions) -> LintSession:
        """One that counts."""
        return LimpingSession(self, change, options)


class LimpingSession(NaiveSession):
    """Falls back in every state of a program that has a reason in it, and only there."""

    def __init__(self, linter: Linter, change: Change, options: LintOptions) -> None:
        super().__init__(linter, change, options)
        self._reasons = [word for word in ("star", "global") if word in change.target]
        self.fallbacks: Counter[str] = Counter()

    def update(self, remove: Sequence[int], restore: Sequence[int] = ()) -> Sequence[int]:
        """Count the state under the first reason."""
        self.fallbacks.update(self._reasons[:1])
        return super().update(remove, restore)


def _first_time(thing: str) -> bool:
    try:
        Path(thing).touch(exist_ok=False)
    except FileExistsError:
        return False
    return True


@hookimpl
def lintseq_linters() -> Sequence[Linter]:
    """Supply the linter."""
    return [Limping()]
