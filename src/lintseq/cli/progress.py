"""Live progress on standard error: rate, time left, rejects. Nothing where it is no terminal."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Protocol

from lintseq.cli.terminal import harmless, in_one_line
from lintseq.cli.waiting import waiting

if TYPE_CHECKING:
    from rich.console import Console

    from lintseq.core.reject import Reject
    from lintseq.pipeline.summary import Summary

REJECTS_SHOWN = 5
"""So many rejects are told of as they come; the rest are counted."""


class Progress(Protocol):
    """What is told while a run goes on."""

    def advance(self, summary: Summary) -> None:
        """Another record was dealt with."""
        ...


class Silent:
    """Tells nothing."""

    def advance(self, summary: Summary) -> None:
        """Say nothing."""


def reject_lines(console: Console, *, quiet: bool) -> Callable[[Reject], None]:
    """What tells of the first rejects, one line each, unless it is to be ``quiet``."""
    told = 0

    def tell(reject: Reject) -> None:
        nonlocal told
        told += 1
        if told <= REJECTS_SHOWN:
            said = in_one_line(reject.message)
            words = f"rejected: {reject.place}: {reject.reason}: {said}"
            console.print(harmless(words), style="yellow")
        elif told == REJECTS_SHOWN + 1:
            console.print("… more rejects are counted, not shown.", style="yellow")

    return (lambda reject: None) if quiet else tell


@contextmanager
def live_progress(console: Console, total: int, *, quiet: bool) -> Iterator[Progress]:
    """Show a progress bar while the context is open, if there is a terminal to show it on.

    Of one program there is no progress to show, only that it is being worked on.
    """
    if quiet or not console.is_terminal:
        yield Silent()
        return
    if total < 2:
        with waiting(console, "Taking the program apart …"):
            yield Silent()
        return
    from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeRemainingColumn
    from rich.progress import Progress as Bar

    columns = (
        MofNCompleteColumn(),
        BarColumn(),
        TextColumn("{task.fields[rate]:.0f}/s"),
        TimeRemainingColumn(),
        TextColumn("{task.fields[rejects]} rejects"),
    )
    with Bar(*columns, console=console, transient=True) as bar:
        task = bar.add_task("programs", total=total, rate=0.0, rejects=0)

        class _Live:
            def advance(self, summary: Summary) -> None:
                rate = summary.records / max(summary.seconds, 1e-9)
                bar.update(task, completed=summary.records, rate=rate, rejects=summary.rejects)

        yield _Live()
