"""A linter that misbehaves on programs that ask for it by a word."""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Sequence
from typing import ClassVar

from lintseq.core.diagnostics import Diagnostic, Level, Levels
from lintseq.core.hookspecs import hookimpl
from lintseq.core.linter import Linter

_leaked: list[bytearray] = []


class Moody(Linter):
    """Finds nothing; raises, dies, hangs, sleeps, takes memory or chatters where a program says so.

    It sleeps MOODY_NAP seconds over every text.
    """

    name = "moody"
    summary = "misbehaves when told to [by the program]"
    languages = frozenset({"python"})
    tier = "semantic"
    levels: ClassVar[Levels] = {"default": Level("all", frozenset({"*"}))}

    def version(self) -> str:
        """The same always."""
        return "moody 1"

    def lint(self, text: str) -> Sequence[Diagnostic]:
        """Do what the program asks for."""
        time.sleep(float(os.environ.get("MOODY_NAP", "0")))
        if "RAISE" in text:
            raise ValueError("out of sorts")
        if "DIE" in text:
            os.kill(os.getpid(), signal.SIGKILL)
        if "HANG" in text:
            time.sleep(1000)
        if "NAP" in text:
            time.sleep(0.1)
        if "LEAK" in text:
            _leaked.append(bytearray(b"x") * (5 << 20))
        if "GORGE" in text:
            gorged = bytearray(b"x") * (140 << 20)
            time.sleep(1000)
            del gorged
        if "CHATTER" in text:
            print("chatter")
            os.write(1, b"raw chatter\n")
        return []


@hookimpl
def lintseq_linters() -> Sequence[Linter]:
    """Supply the linter."""
    return [Moody()]
