"""Sequences per second against the length of programs, lintseq beside the authors' pylintseq."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import ExitStack
from pathlib import Path

import click

from benchmarks.contenders import PRESETS, Contender, LintseqPreset
from benchmarks.page import Section
from benchmarks.programs import HUMANEVAL, OWN_SOURCES, by_length, read_programs
from benchmarks.reference import Reference, reference
from benchmarks.reference_environment import default_environment, reference_worker
from benchmarks.speed_tables import (
    cost_table,
    edit_ratios,
    failure_table,
    growth_table,
    sequence_ratios,
)
from benchmarks.tables import Table
from benchmarks.visits import Visit, visit_all, warm_up
from lintseq.core.program import Program

NOTES = (
    "Every contender draws from the same programs, one program after another, each contender in "
    "turn: lintseq in this one process with a naive session, which lints every state from scratch, "
    "pylintseq in a process of its own, which runs pylint without a new process and whose start "
    "is not counted. Drawing alone is timed, not the writing of diffs, in seconds of the "
    "processor. Ratios are taken program by program, where both drew.",
)


def read_lengths(context: click.Context, option: click.Parameter, value: str) -> list[int]:
    """Read ``15,50,100``."""
    try:
        return [int(word) for word in value.split(",")]
    except ValueError:
        raise click.BadParameter(f"'{value}' is not a list of numbers such as 15,50") from None


@click.command()
@click.option(
    "--data",
    type=click.Path(exists=True, path_type=Path),
    help="Where long programs are found: a file of rows, or a folder.  [default: our own sources]",
)
@click.option(
    "--lines",
    "lengths",
    default="15,50,100,200,400",
    show_default=True,
    callback=read_lengths,
    help="Lengths to measure at.",
)
@click.option(
    "--programs",
    "count",
    type=click.IntRange(min=1),
    default=12,
    show_default=True,
    help="Programs a length.",
)
@click.option(
    "--samples",
    type=click.IntRange(min=1),
    default=5,
    show_default=True,
    help="Sequences that lintseq draws of a program from one session.",
)
@click.option("--budget", default=300.0, show_default=True, help="Seconds for everything.")
@click.option("--limit", default=120.0, show_default=True, help="Seconds pylintseq gets a program.")
@click.option(
    "--reference-env",
    type=click.Path(path_type=Path),
    default=default_environment,
    help="Where pylintseq is, or is to be installed.  [default: in the user's cache]",
)
@click.option("--no-reference", "alone", is_flag=True, help="Leave pylintseq out.")
@click.option("--log", type=click.Path(path_type=Path), help="The page to write the results into.")
def main(
    data: Path | None,
    lengths: Sequence[int],
    count: int,
    samples: int,
    budget: float,
    limit: float,
    reference_env: Path,
    alone: bool,
    log: Path | None,
) -> None:
    """Measure sequences per second against the length of programs.

    Short programs are HumanEval's.
    """
    long_ones = data or OWN_SOURCES
    chosen = choose(long_ones, lengths, count)
    contenders: list[Contender] = [LintseqPreset(preset, samples) for preset in PRESETS]
    versions: dict[str, str] = {}
    with ExitStack() as running:
        if not alone:
            other = running.enter_context(reference(reference_worker(reference_env), limit))
            contenders.append(other)
            versions = other.versions
        warm_up(contenders)
        visits = list(visit_all(chosen, contenders, budget))
    Section(
        module="benchmarks.speed",
        title="Sequences per second",
        tables=tables(visits),
        notes=NOTES,
        data=[path for path in (HUMANEVAL, long_ones) if path.is_file()],
        versions=versions,
    ).publish(log)


def choose(long_ones: Path, lengths: Sequence[int], count: int) -> Mapping[int, Sequence[Program]]:
    """The programs of each length; says for which lengths there are none."""
    chosen = by_length([read_programs(HUMANEVAL), read_programs(long_ones)], lengths, count)
    for length in lengths:
        if length not in chosen:
            click.echo(f"No program has about {length} lines; name some by --data.", err=True)
    if not chosen:
        raise click.ClickException("There is nothing to measure: choose other --lines, or --data.")
    return chosen


def tables(visits: Sequence[Visit]) -> list[Table]:
    """Everything there is to say of the visits."""
    names = [*PRESETS, *(name for name in visits[0].results if name not in PRESETS)]
    ratios = []
    if Reference.name in names:
        ratios = [
            sequence_ratios(visits, PRESETS, Reference.name),
            edit_ratios(visits, PRESETS, Reference.name),
        ]
    return [
        *ratios,
        cost_table(visits, names),
        growth_table(visits, names),
        failure_table(visits, names),
    ]


if __name__ == "__main__":
    main()
