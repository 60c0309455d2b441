"""What is seen of an experiment while it runs: a live table on a terminal, lines elsewhere."""

from __future__ import annotations

import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import TYPE_CHECKING

from lintseq.cli.terminal import bare_table, harmless
from lintseq.pipeline.experiment.run import Watcher

if TYPE_CHECKING:
    from rich.console import Console
    from rich.live import Live
    from rich.table import Table

    from lintseq.core.stage import Step
    from lintseq.pipeline.experiment.child import Child
    from lintseq.pipeline.experiment.plan import Plan

BETWEEN_PICTURES = 0.25
"""Seconds."""


class Lines:
    """A line for everything that happens; without a console, for failures alone."""

    def __init__(self, console: Console, *, quiet: bool = False) -> None:
        self._console = console
        self._quiet = quiet

    def cached(self, step: Step, seconds: float) -> None:
        """Say so."""
        self._say(f"{step.name}: done before, in {seconds:.1f} s")

    def began(self, step: Step) -> None:
        """Say so."""
        self._say(f"{step.name}: begins")

    def done(self, step: Step, seconds: float) -> None:
        """Say how long it took."""
        self._say(f"{step.name}: done, {seconds:.1f} s")

    def failed(self, step: Step, words: list[str], command: str) -> None:
        """Show its last words, and the command."""
        for line in words:
            self._console.print(harmless(f"{step.name}: {line}"), style="red")
        self._console.print(harmless(f"{step.name}: failed; to see it again: {command}"))

    def glance(self, running: Mapping[str, Child]) -> None:
        """Say nothing."""

    def _say(self, words: str) -> None:
        if not self._quiet:
            self._console.print(harmless(words))


class Board(Lines):
    """A table of all steps, drawn again and again in the same place. It needs no thread."""

    def __init__(self, plan: Plan, console: Console, live: Live) -> None:
        super().__init__(console)
        self._states = dict.fromkeys(plan.steps, ("waits", "", ""))
        self._live = live
        self._drawn = 0.0

    def cached(self, step: Step, seconds: float) -> None:
        """Enter it."""
        self._enter(step, "done before", seconds)

    def began(self, step: Step) -> None:
        """Enter it."""
        self._enter(step, "runs", 0.0)

    def done(self, step: Step, seconds: float) -> None:
        """Enter it."""
        self._enter(step, "done", seconds)

    def failed(self, step: Step, words: list[str], command: str) -> None:
        """Enter it, and show its last words above the table."""
        super().failed(step, words, command)
        self._states[step.name] = ("failed", "", "")
        self._draw()

    def glance(self, running: Mapping[str, Child]) -> None:
        """Draw how long each has run, and the last line that it said."""
        if time.monotonic() < self._drawn + BETWEEN_PICTURES:
            return
        for name, child in running.items():
            said = "".join(child.last_lines(1))
            self._states[name] = ("runs", f"{child.seconds:.0f} s", harmless(said))
        self._draw()

    def _enter(self, step: Step, state: str, seconds: float) -> None:
        self._states[step.name] = (state, f"{seconds:.1f} s", "")
        self._draw()

    def _draw(self) -> None:
        self._drawn = time.monotonic()
        self._live.update(self._table(), refresh=True)

    def _table(self) -> Table:
        table = bare_table("step", "", "time", "it says")
        table.columns[2].justify = "right"
        table.columns[3].no_wrap = True
        table.columns[3].overflow = "ellipsis"
        for name, row in self._states.items():
            table.add_row(name, *row)
        return table


@contextmanager
def watching(plan: Plan, console: Console, *, quiet: bool) -> Iterator[Watcher]:
    """Show what goes on while the context is open."""
    if quiet or not console.is_terminal:
        yield Lines(console, quiet=quiet)
        return
    from rich.live import Live

    with Live(console=console, auto_refresh=False, transient=True) as live:
        yield Board(plan, console, live)
