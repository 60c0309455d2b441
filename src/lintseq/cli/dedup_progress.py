"""How many rows a dedup has read, on standard error. Nothing where it is no terminal."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from lintseq.pipeline.dedup.rows import DedupRow

if TYPE_CHECKING:
    from rich.console import Console
    from rich.progress import Progress, TaskID


@contextmanager
def watched(
    rows: Iterable[DedupRow], console: Console, *, quiet: bool
) -> Iterator[Iterable[DedupRow]]:
    """The same rows; as long as the context is open, a bar tells how many were read."""
    if quiet or not console.is_terminal:
        yield rows
        return
    from rich.progress import (
        BarColumn,
        MofNCompleteColumn,
        Progress,
        TextColumn,
        TimeRemainingColumn,
    )

    columns = (
        TextColumn("{task.description}"),
        MofNCompleteColumn(),
        BarColumn(),
        TimeRemainingColumn(),
    )
    with Progress(*columns, console=console, transient=True) as bar:
        yield _Watched(rows, bar, bar.add_task("reading", total=None))


class _Watched:
    """Rows that are counted while they are read; after a first time there is a total."""

    def __init__(self, rows: Iterable[DedupRow], bar: Progress, task: TaskID) -> None:
        self._rows = rows
        self._bar = bar
        self._task = task
        self._total: int | None = None

    def __iter__(self) -> Iterator[DedupRow]:
        again = "reading" if self._total is None else "reading again"
        self._bar.reset(self._task, total=self._total, description=again)
        count = 0
        for row in self._rows:
            yield row
            count += 1
            self._bar.update(self._task, completed=count)
        self._total = count
