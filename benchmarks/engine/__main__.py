"""Everything that the Python engine is to reach, measured side by side: ``python -m``."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

import click

from benchmarks import options
from benchmarks.engine import (
    against_loop,
    against_reference,
    curve,
    end_to_end,
    in_parses,
    resident_memory,
    two_workers,
)
from benchmarks.engine.made_programs import KINDS
from benchmarks.engine.plan import Plan
from benchmarks.page import Section
from benchmarks.programs import OWN_SOURCES

PARTS: Mapping[str, Callable[[Plan], Section]] = {
    "reference": against_reference.section,
    "loop": against_loop.section,
    "curve": curve.section,
    "parses": in_parses.section,
    "generate": end_to_end.section,
    "workers": two_workers.section,
    "memory": resident_memory.section,
}
ALL_KINDS = (*KINDS, against_loop.REAL)
HEAD = """# Speed of the Python engine

What the fast session of pyflakes is to reach, and what it reaches: beside the authors' `pylintseq`,
beside the plain loop that lints every state from scratch, and in units of one `ast.parse`. The
command `python -m benchmarks.engine` writes this page, each part of it into a section; nobody edits
it. Times of a shared machine swing by half and more, so read ratios: what stands in one ratio was
measured in one run, in turn. Figures are medians, with the quartiles in brackets.
"""


@click.command()
@click.option(
    "--part",
    "parts",
    multiple=True,
    type=click.Choice(list(PARTS)),
    help="What to measure; may be given again.  [default: everything]",
)
@options.long_programs
@click.option(
    "--snippets",
    type=click.Path(exists=True, path_type=Path),
    help="More short programs than HumanEval's: a file of rows, such as MBPP's.",
)
@click.option(
    "--kind",
    "kinds",
    multiple=True,
    type=click.Choice(ALL_KINDS),
    default=ALL_KINDS,
    help="Programs to set beside the plain loop; may be given again.  [default: all kinds]",
)
@click.option(
    "--lines",
    "lengths",
    default="15,50,100,300,1000,2000",
    show_default=True,
    callback=options.read_lengths,
    help="Lengths of the programs, but for the reference.",
)
@click.option(
    "--longest",
    default=10_000,
    show_default=True,
    help="The length at which the fast session alone is measured.",
)
@options.presets(("default", "paper"))
@options.programs(12)
@options.samples
@click.option(
    "--budget",
    default=600.0,
    show_default=True,
    help="Seconds for each part; everything is visited once at least.",
)
@click.option(
    "--plain-limit",
    default=30.0,
    show_default=True,
    help="Seconds of the plain loop for a program; what takes longer is estimated.",
)
@click.option(
    "--states",
    type=click.IntRange(min=1),
    default=100,
    show_default=True,
    help="States that an estimate rests on.",
)
@options.reference
@click.option(
    "--records",
    type=click.IntRange(min=1),
    multiple=True,
    default=(1000, 100_000),
    show_default=True,
    help="After how many records memory is looked at.",
)
@click.option(
    "--copies",
    type=click.IntRange(min=1),
    default=20,
    show_default=True,
    help="How often workers generate each short program.",
)
@click.option(
    "--rounds",
    type=click.IntRange(min=1),
    default=3,
    show_default=True,
    help="How often whole commands are run.",
)
@options.log
def main(
    parts: Sequence[str],
    data: Path | None,
    alone: bool,
    reference_env: Path,
    log: Path | None,
    **others: Any,
) -> None:
    """Measure what the Python engine is to reach."""
    long_ones = data or OWN_SOURCES
    environment = None if alone else reference_env
    plan = Plan(long_ones=long_ones, environment=environment, log=log, **others)
    for part in parts or PARTS:
        click.echo(f"Measuring: {part} …", err=True)
        PARTS[part](plan).publish(log, HEAD)


if __name__ == "__main__":
    main()
