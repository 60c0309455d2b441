"""Sequences per second against the length of programs, lintseq beside the authors' pylintseq."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

import click

from benchmarks import options
from benchmarks.contenders import PRESETS, Contender, LintseqPreset
from benchmarks.page import Section
from benchmarks.programs import HUMANEVAL, OWN_SOURCES, by_length, read_programs
from benchmarks.reference import Reference, references, versions_of
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
    "turn: lintseq in this one process with the session that its linter offers, "
    "pylintseq in a process of its own, which runs pylint without a new process and whose start "
    "is not counted. Drawing alone is timed, not the writing of diffs, in seconds of the "
    "processor. Ratios are taken program by program, where both drew.",
)


@click.command()
@options.long_programs
@click.option(
    "--lines",
    "lengths",
    default="15,50,100,200,400",
    show_default=True,
    callback=options.read_lengths,
    help="Lengths to measure at.",
)
@options.programs(12)
@options.samples
@click.option("--budget", default=300.0, show_default=True, help="Seconds for everything.")
@options.reference
@options.log
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
    with references(None if alone else reference_env, limit) as others:
        contenders: list[Contender] = [
            *(LintseqPreset(preset, samples) for preset in PRESETS),
            *others,
        ]
        warm_up(contenders)
        visits = list(visit_all(chosen, contenders, budget))
        versions = versions_of(others)
    Section(
        module="benchmarks.speed",
        title="Sequences per second",
        tables=tables(visits),
        notes=NOTES,
        data=[path for path in (HUMANEVAL, long_ones) if path.is_file()],
        versions=versions,
    ).publish(log)


def choose(long_ones: Path, lengths: Sequence[int], count: int) -> Mapping[str, Sequence[Program]]:
    """The programs of each length; says for which lengths there are none."""
    chosen = by_length([read_programs(HUMANEVAL), read_programs(long_ones)], lengths, count)
    for length in lengths:
        if length not in chosen:
            click.echo(f"No program has about {length} lines; name some by --data.", err=True)
    if not chosen:
        raise click.ClickException("There is nothing to measure: choose other --lines, or --data.")
    return {str(length): programs for length, programs in chosen.items()}


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
