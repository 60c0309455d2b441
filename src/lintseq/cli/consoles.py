"""Consoles that take texts as they are, and know what to do when nobody reads them any more."""

from __future__ import annotations

import os
import sys

from rich.console import Console


class _LiteralConsole(Console):
    """Nothing in a text means anything to it: no markup, no names of emoji, no numbers."""

    def __init__(self, *, stderr: bool = False, width: int | None = None) -> None:
        super().__init__(
            stderr=stderr, width=width, soft_wrap=True, markup=False, emoji=False, highlight=False
        )


class PageConsole(_LiteralConsole):
    """Standard output. With its reader gone there is nothing left to do: the error goes on up."""

    def on_broken_pipe(self) -> None:
        """Raise the `BrokenPipeError` that is being handled."""
        raise


class WordsConsole(_LiteralConsole):
    """Standard error. With its reader gone the work goes on in silence."""

    def on_broken_pipe(self) -> None:
        """Say nothing more."""
        self.quiet = True
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stderr.fileno())
