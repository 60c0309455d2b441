"""How far an evaluation is, on standard error. Nothing where it is no terminal."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rich.console import Console


@contextmanager
def judging_progress(console: Console, *, quiet: bool) -> Iterator[Callable[[int, int], None]]:
    """What tells how many programs were judged, of how many; a bar while the context is open."""
    if quiet or not console.is_terminal:
        yield lambda done, total: None
        return
    from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeRemainingColumn
    from rich.progress import Progress as Bar

    columns = (
        MofNCompleteColumn(),
        BarColumn(),
        TextColumn("programs"),
        TimeRemainingColumn(),
    )
    with Bar(*columns, console=console, transient=True) as bar:
        task = bar.add_task("programs", total=None)
        yield lambda done, total: bar.update(task, completed=done, total=total)
