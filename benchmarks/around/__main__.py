"""Seconds of everything around the linter against lines: ``python -m benchmarks.around``."""

from __future__ import annotations

import gc
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path

import click

from benchmarks import options
from benchmarks.around.case import Case
from benchmarks.around.steps import EVERY_STATE, STEPS, Step
from benchmarks.around.tables import Measured, parse_table, time_table
from benchmarks.contenders import parse_seconds
from benchmarks.engine.made_programs import made
from benchmarks.page import Section
from benchmarks.programs import HUMANEVAL, line_count

KIND = "plain"
HEAD = """# Around the linter

What everything but the linter costs, from the text of a program to rows and back, and how that
grows with lines. The command `python -m benchmarks.around` writes this page; nobody edits it. Times
of a shared machine swing by half and more; growth and ratios say more than seconds do. Figures are
medians.
"""
NOTES = (
    "The programs are made: HumanEval's functions under other names, until there are enough "
    "lines. All steps take the seconds of the processor for the five sequences of one "
    "program. Walks ask a session that costs nothing: one that finds no error, and one that with "
    "every fifth row that leaves complains of the row below. What is written and read are "
    "sequences of preset `paper` without errors, an edit a line, the most there can be.",
    "The exponent k is that of the power law y = c·x^k that fits the medians best. For n log n it "
    "is about 1.1, and so it is for one `ast.parse`: long programs leave the caches, and Python "
    "looks for garbage.",
)
EVERY_STATE_NOTE = (
    "A few things give the whole text after each edit: n lines in n edits have n states, of n/2 "
    "lines on average, which is n²/2 lines to write. They are measured for one sequence. So is "
    "`verify` without its linter: it applies the edits as they stand in the row, and what each "
    "format makes of them, and looks at every state."
)


@click.command()
@click.option(
    "--lines",
    "lengths",
    default="100,200,1000,3000,10000",
    show_default=True,
    callback=options.read_lengths,
    help="Lengths of the programs.",
)
@options.programs(3)
@click.option("--budget", default=240.0, show_default=True, help="Seconds for everything.")
@options.log
def main(lengths: Sequence[int], count: int, budget: float, log: Path | None) -> None:
    """Measure what everything around the linter costs against the lines of programs."""
    _seconds_of_all(Case(made(KIND, 20)))
    found = list(measure_all(lengths, count, budget))
    Section(
        module="benchmarks.around",
        title="Around the linter",
        tables=[
            time_table("Milliseconds for five sequences of a program", found, STEPS),
            parse_table("The same in units of one ast.parse of the program", found, STEPS),
            time_table("Milliseconds for every state of one sequence", found, EVERY_STATE),
        ],
        notes=[*NOTES, EVERY_STATE_NOTE],
        data=[HUMANEVAL],
    ).publish(log, HEAD)


def measure_all(
    lengths: Sequence[int],
    count: int,
    budget: float,
    clock: Callable[[], float] = time.monotonic,
) -> Iterator[Measured]:
    """Measure programs of each length in turn, over and over, each of them once at least."""
    end = clock() + budget
    for index, length in enumerate(lengths):
        started = clock()
        share = (end - started) / (len(lengths) - index)
        number = 0
        while number < count or clock() - started < share:
            program = made(KIND, length, number % count)
            seconds = _seconds_of_all(Case(program))
            yield Measured(length, line_count(program), parse_seconds(program), seconds)
            number += 1


def _seconds_of_all(case: Case) -> Mapping[str, float]:
    case.prepare()
    return {name: _seconds(step, case) for name, step in {**STEPS, **EVERY_STATE}.items()}


def _seconds(step: Step, case: Case) -> float:
    gc.collect()
    started = time.process_time()
    step(case)
    return time.process_time() - started


if __name__ == "__main__":
    main()
