"""Trial after trial, on several processes, until there were enough states or the time is spent."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from dataclasses import dataclass
from functools import partial
from itertools import count
from multiprocessing import get_context
from pathlib import Path

from .opening import Start
from .real_programs import shelf
from .shrink import shrunk
from .tally import Tally
from .trial import Found, Outcome, Trial

BATCH = 10
"""Trials that a process runs before it tells what came of them, where there are several."""


@dataclass(frozen=True)
class Plan:
    """How much is to be done.

    Attributes:
        seed: from which all trials follow.
        data: the folder with programs; None for those of this repository.
        minutes, states, trials: after which no more trials begin; None for no limit.
        first: the number of the first trial.
        most: disagreements, no two of them shrunk to the same case, after which it ends.
        workers: processes; with 1 all is done in this one.
    """

    seed: int = 0
    data: Path | None = None
    minutes: float | None = None
    states: int | None = None
    trials: int | None = None
    first: int = 0
    most: int = 10
    workers: int = 1


@dataclass(frozen=True)
class Batch:
    """Some trials, one after another."""

    data: Path | None
    seed: int
    first: int
    end: int


def run_batch(start: Start, batch: Batch) -> list[Outcome]:
    """Run some trials; the case of a disagreement is made as small as can be."""
    outcomes = []
    for number in range(batch.first, batch.end):
        outcome = Trial(shelf(batch.data), batch.seed, number).run(start)
        if outcome.found is not None:
            outcome.found = _smaller(start, outcome.found)
        outcomes.append(outcome)
    return outcomes


def _smaller(start: Start, found: Found) -> Found:
    case, words = shrunk(start, found.case)
    return Found(found.seed, found.number, found.subject, case, words or found.words)


def run(plan: Plan, start: Start, tell: Callable[[Tally], None] = lambda tally: None) -> Tally:
    """Run trials as planned; ``tell`` is told after every batch what is known so far."""
    tally = Tally(plan.seed)
    for outcomes in _outcomes(plan, start, tally):
        for outcome in outcomes:
            tally.add(outcome)
        tell(tally)
    return tally


def _outcomes(plan: Plan, start: Start, tally: Tally) -> Iterator[Sequence[Outcome]]:
    batches = _batches(plan, tally)
    if plan.workers == 1:
        yield from (run_batch(start, batch) for batch in batches)
        return
    # Fresh processes, the same on every system, and not copies of whatever this one has become.
    with ProcessPoolExecutor(plan.workers, get_context("spawn")) as pool:
        running: set[Future[list[Outcome]]] = set()
        for batch in batches:
            running.add(pool.submit(partial(run_batch, start), batch))
            if len(running) > plan.workers:
                done, running = wait(running, return_when=FIRST_COMPLETED)
                yield from (each.result() for each in done)
        yield from (each.result() for each in running)


def _batches(plan: Plan, tally: Tally) -> Iterator[Batch]:
    end = float("inf") if plan.minutes is None else time.monotonic() + 60 * plan.minutes
    most_states = float("inf") if plan.states is None else plan.states
    size = BATCH if plan.workers > 1 else 1
    for first in count(plan.first, size):
        left = size if plan.trials is None else min(size, plan.first + plan.trials - first)
        over = time.monotonic() >= end or tally.total_states >= most_states
        if over or left <= 0 or len(tally.found) >= plan.most:
            return
        yield Batch(plan.data, plan.seed, first, first + left)
