"""Live progress of sampling on standard error: problems, tokens a second, time left."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rich.console import Console

    from lintseq.pipeline.sample_summary import SampleSummary

Advance = Callable[["SampleSummary"], None]


@contextmanager
def sample_progress(
    console: Console, samples: int, before: SampleSummary, *, quiet: bool
) -> Iterator[Advance]:
    """Show a progress bar while the context is open, if there is a terminal to show it on.

    ``before`` is what an earlier run has done, which says nothing of this one's speed.
    """
    if quiet or not console.is_terminal:
        yield lambda summary: None
        return
    from rich.progress import (
        BarColumn,
        MofNCompleteColumn,
        Progress,
        TextColumn,
        TimeRemainingColumn,
    )

    columns = (
        MofNCompleteColumn(),
        BarColumn(),
        TextColumn("{task.fields[rate]:.0f} tokens/s"),
        TimeRemainingColumn(),
        TextColumn("{task.fields[unread]} without a program"),
    )
    started, tokens = time.monotonic(), before.tokens
    with Progress(*columns, console=console, transient=True) as bar:
        task = bar.add_task(
            "samples", total=samples, completed=before.samples, rate=0.0, unread=before.unread
        )

        def advance(summary: SampleSummary) -> None:
            rate = (summary.tokens - tokens) / max(time.monotonic() - started, 1e-9)
            bar.update(task, completed=summary.samples, rate=rate, unread=summary.unread)

        yield advance
