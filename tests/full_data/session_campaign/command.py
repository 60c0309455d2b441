"""The command: compare for as long as asked, tell what was found, write the page."""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Sequence
from pathlib import Path

from lintseq.plugins.linters.pyflakes.linter import Pyflakes

from .campaign import Plan, run
from .tally import Tally

EVERY = 30.0
"""Seconds between two lines on how it goes."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the campaign; returns the exit code: 1 if two sessions disagree."""
    given = _parser().parse_args(arguments)
    plan = Plan(
        given.seed, given.data, given.minutes, given.states, given.trials, given.most, given.workers
    )
    tally = run(plan, Pyflakes().session, _Telling())
    for found in tally.found:
        print(
            f"trial {found.number} of seed {found.seed}, {found.subject}: {found.words}\n{found.case}"
        )
    print(_summary(tally))
    return int(bool(tally.found))


class _Telling:
    """Says now and then how it goes."""

    def __init__(self) -> None:
        self._last = time.monotonic()

    def __call__(self, tally: Tally) -> None:
        if time.monotonic() - self._last >= EVERY:
            self._last = time.monotonic()
            print(_summary(tally), file=sys.stderr, flush=True)


def _summary(tally: Tally) -> str:
    return (
        f"{tally.total_states:,} states, {tally.verdicts:,} verdicts, {tally.sessions:,} sessions, "
        f"{tally.refusals:,} refusals, {tally.trials:,} trials in {tally.seconds:.0f} s; "
        f"{len(tally.found)} disagreements; fallbacks: {dict(tally.fallbacks) or 'none'}"
    )


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="run_sessions.py",
        description="Compare the sessions of pyflakes with plain ones, verdict by verdict.",
    )
    parser.add_argument("--minutes", type=float, help="how long, at most  [default: no limit]")
    parser.add_argument("--states", type=int, help="how many states, about  [default: no limit]")
    parser.add_argument("--trials", type=int, help="how many trials  [default: no limit]")
    parser.add_argument("--seed", type=int, default=0, help="what is drawn  [default: 0]")
    parser.add_argument("--workers", type=int, default=1, help="processes  [default: 1]")
    parser.add_argument(
        "--data", type=Path, help="a folder with programs  [default: those of this repository]"
    )
    parser.add_argument("--most", type=int, default=10, help="disagreements, at most")
    return parser
