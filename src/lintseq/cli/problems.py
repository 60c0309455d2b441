"""``lintseq problems``: what a benchmark asks, and what may be trained on for it."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from pathlib import Path

import click

from lintseq.cli.options import debug_option, quiet_option

ROWS_AT_ONCE = 1000


@click.command()
@click.argument("benchmark", metavar="BENCHMARK[:WHERE]")
@click.option(
    "--train",
    type=click.IntRange(min=1),
    metavar="COUNT",
    help="Write so many programs to train on instead of the problems.",
)
@click.option("--seed", default=0, show_default=True, help="Of the programs to train on.")
@click.option("--out", "-o", help="A file for the rows.  [default: standard output]")
@click.option("--overwrite", is_flag=True, help="Replace the file if it is there.")
@quiet_option
@debug_option
def command(
    benchmark: str, train: int | None, seed: int, out: str | None, overwrite: bool, quiet: bool
) -> None:
    """Write a benchmark's problems, or programs to train on, as JSON lines.

    A problem has its instruction, its solution and its hidden tests. Programs to train on
    (--train) are none of the problems' solutions, and 'lintseq generate' takes them as they are;
    few benchmarks have any.
    """
    from lintseq.cli.destination import STANDARD_OUTPUT
    from lintseq.cli.terminal import harmless, words_console
    from lintseq.pipeline.benchmarks import find_benchmark
    from lintseq.pipeline.outputs import LineFile, refuse_existing
    from lintseq.pipeline.problem_rows import problem_rows, training_rows
    from lintseq.pipeline.summary import counted

    named = find_benchmark(benchmark)
    path = None if out in (None, STANDARD_OUTPUT) else Path(str(out))
    if path is not None:
        refuse_existing([path], overwrite=overwrite)
    if train is None:
        rows = problem_rows(named.problems())
    else:
        rows = training_rows(named.benchmark.training_programs(train, seed))
    count = 0
    # The first rows come before the file is made: a benchmark that has none leaves none.
    block = _block(rows)
    with LineFile.at_or_standard_output(path) as file:
        while block:
            file.write(block)
            count += len(block)
            block = _block(rows)
    if path is not None and not quiet:
        what = counted(count, "problem" if train is None else "program")
        words_console().print(harmless(f"{what} of {benchmark} → {out}"))


def _block(rows: Iterator[str]) -> list[str]:
    return list(islice(rows, ROWS_AT_ONCE))
