"""How finely programs are cut, by each preset and by the authors' pylintseq."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

import click

from benchmarks import options
from benchmarks.contenders import Contender, LintseqPreset
from benchmarks.granularity_tables import cut_table, ratio_table
from benchmarks.page import Section
from benchmarks.programs import HUMANEVAL, OWN_SOURCES, read_programs, within
from benchmarks.reference import Reference, references, versions_of
from benchmarks.speed_tables import failure_table
from benchmarks.visits import Visit, visit, warm_up
from lintseq.core.program import Program

SNIPPETS, FILES = "snippets of 8–40 lines", "files of 97–401 lines"  # noqa: RUF001
HEAD = """# Granularity

How finely programs are cut into edits. Speed must not come from giant edits, so the presets stand
beside the authors' `pylintseq` on the same programs. The command `python -m benchmarks.granularity`
writes this page; nobody edits it.
"""
NOTES = (
    "A figure of a program is the mean over its sequences; in the tables stand the medians over "
    "programs, with the quartiles in brackets. Only the share of single edits is a mean: of all "
    "sequences, those that write the program at once. Lints count those of trials that were not "
    "made steps. Ratios are taken program by program.",
)


@click.command()
@options.long_programs
@options.programs(30)
@options.samples
@options.presets()
@options.reference
@options.log
def main(
    data: Path | None,
    count: int,
    samples: int,
    presets: Sequence[str],
    limit: float,
    reference_env: Path,
    alone: bool,
    log: Path | None,
) -> None:
    """Measure how finely programs are cut.

    Snippets are HumanEval's. The figures depend on the programs and the seed alone, not on time.
    """
    long_ones = data or OWN_SOURCES
    chosen = choose(long_ones, count)
    with references(None if alone else reference_env, limit) as others:
        contenders: list[Contender] = [
            *(LintseqPreset(preset, samples) for preset in presets),
            *others,
        ]
        warm_up(contenders)
        visits = visit_each(chosen, contenders)
        versions = versions_of(others)
    names = [contender.name for contender in contenders]
    ratios = [] if alone else [ratio_table(visits, presets, Reference.name)]
    Section(
        module="benchmarks.granularity",
        title="Edits of programs",
        tables=[*ratios, cut_table(visits, names), failure_table(visits, names)],
        notes=NOTES,
        data=[path for path in (HUMANEVAL, long_ones) if path.is_file()],
        versions=versions,
    ).publish(log, HEAD)


def choose(long_ones: Path, count: int) -> Mapping[str, Sequence[Program]]:
    """Up to ``count`` programs of each kind; an error if there is none of one."""
    chosen = {
        SNIPPETS: within(read_programs(HUMANEVAL), range(8, 41), count),
        FILES: within(read_programs(long_ones), range(97, 402), count),
    }
    for kind, programs in chosen.items():
        if not programs:
            raise click.ClickException(f"There are no {kind}: name others by --data.")
    return chosen


def visit_each(
    chosen: Mapping[str, Sequence[Program]], contenders: Sequence[Contender]
) -> list[Visit]:
    """One visit of each program."""
    return [
        visit(kind, program, contenders, 0)
        for kind, programs in chosen.items()
        for program in programs
    ]


if __name__ == "__main__":
    main()
