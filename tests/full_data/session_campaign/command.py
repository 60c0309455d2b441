"""The command: compare for as long as asked, tell what was found, write the page."""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Sequence
from pathlib import Path

from lintseq.plugins.linters.pyflakes.linter import Pyflakes

from .campaign import Plan, run
from .page import headline, page, told
from .tally import Tally

COMMAND = "python tests/full_data/run_sessions.py"
EVERY = 30.0
"""Seconds between two lines on how it goes."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the campaign; returns the exit code: 1 if two sessions disagree."""
    words = sys.argv[1:] if arguments is None else arguments
    given = _parser().parse_args(words)
    plan = Plan(
        seed=given.seed,
        data=given.data,
        minutes=given.minutes,
        states=given.states,
        trials=given.trials,
        first=given.first,
        most=given.most,
        workers=given.workers,
    )
    tally = run(plan, Pyflakes().session, _Telling())
    print(f"{headline(tally)}, {tally.seconds:.0f} s")
    if given.log is not None:
        given.log.write_text(page(tally, _command(words)), "utf-8")
    return int(bool(tally.found))


class _Telling:
    """Tells each disagreement at once, and now and then how it goes."""

    def __init__(self) -> None:
        self._last = time.monotonic()
        self._told = 0

    def __call__(self, tally: Tally) -> None:
        for found in tally.found[self._told :]:
            print(told(found), flush=True)
        self._told = len(tally.found)
        if time.monotonic() - self._last >= EVERY:
            self._last = time.monotonic()
            print(f"{headline(tally)}, {tally.seconds:.0f} s", file=sys.stderr, flush=True)


def _command(words: Sequence[str]) -> str:
    """The command as anyone may repeat it: folders of this machine are left out."""
    kept = list(words)
    for option, word in (("--data", "DATA"), ("--log", "PAGE")):
        if option in kept:
            kept[kept.index(option) + 1] = word
    return " ".join([COMMAND, *kept])


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="run_sessions.py",
        description="Compare the sessions of pyflakes with plain ones, verdict by verdict.",
    )
    parser.add_argument("--minutes", type=float, help="how long, about  [default: no limit]")
    parser.add_argument("--states", type=int, help="how many states, about  [default: no limit]")
    parser.add_argument("--trials", type=int, help="how many trials  [default: no limit]")
    parser.add_argument("--seed", type=int, default=0, help="from which all follows  [default: 0]")
    parser.add_argument(
        "--first", type=int, default=0, help="the number of the first trial  [default: 0]"
    )
    parser.add_argument("--workers", type=int, default=1, help="processes  [default: 1]")
    parser.add_argument(
        "--data", type=Path, help="a folder with programs  [default: those of this repository]"
    )
    parser.add_argument(
        "--most", type=int, default=10, help="disagreements after which to end  [default: 10]"
    )
    parser.add_argument("--log", type=Path, help="write the result to this page")
    return parser
