"""A word to whoever waits at a terminal for what has no progress to show."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from threading import Timer
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rich.console import Console

PATIENCE = 1.0
"""Seconds after which somebody who sees nothing begins to wonder."""
STARTING = "Starting the linter …"
"""What is said of a linter's first start, which may build its server."""
ASKING = "Asking the tools for their versions …"
"""What is said where many tools start."""


@contextmanager
def waiting(console: Console, words: str, *, quiet: bool = False) -> Iterator[None]:
    """Show ``words`` while the context is open, once that is long, if there is a terminal."""
    if quiet or not console.is_terminal:
        yield
        return
    status = console.status(words)
    timer = Timer(PATIENCE, status.start)
    timer.daemon = True
    timer.start()
    try:
        yield
    finally:
        timer.cancel()
        timer.join()
        status.stop()
