"""``lintseq generate`` from end to end: workers, where the time goes, and memory."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from pathlib import Path

import click

from benchmarks.memory import peaks_in_own_process
from benchmarks.page import Section
from benchmarks.processes import in_turn, lintseq_script, seconds_of
from benchmarks.programs import HUMANEVAL, line_count, read_programs
from benchmarks.spread import Spread
from benchmarks.stages import time_stages
from benchmarks.tables import Table
from lintseq.pipeline.digits import digits
from lintseq.pipeline.settings import Settings

WORKERS = (1, 2)
MEBIBYTE = 1 << 20


@click.command()
@click.option(
    "--data",
    type=click.Path(exists=True, path_type=Path),
    default=HUMANEVAL,
    help="The programs: a file of rows, or a folder.  [default: examples/humaneval.jsonl]",
)
@click.option("--samples", type=click.IntRange(min=1), default=5, show_default=True)
@click.option(
    "--rounds",
    type=click.IntRange(min=1),
    default=3,
    show_default=True,
    help="How often the command runs with each number of workers.",
)
@click.option(
    "--records",
    "counts",
    type=click.IntRange(min=1),
    multiple=True,
    default=(100, 1000),
    show_default=True,
    help="After how many records memory is looked at.",
)
@click.option("--log", type=click.Path(path_type=Path), help="The page to write the results into.")
def main(data: Path, samples: int, rounds: int, counts: Sequence[int], log: Path | None) -> None:
    """Measure lintseq generate from end to end."""
    programs = read_programs(data)
    stages = time_stages([data], Settings("python", samples=samples))
    walls = in_turn(commands(data, samples), rounds, seconds_of)
    lines = Spread.of(line_count(program) for program in programs)
    Section(
        module="benchmarks.throughput",
        title="lintseq generate from end to end",
        tables=[
            worker_table(walls, len(programs), samples),
            stage_table(stages),
            memory_table(peaks_in_own_process(data, counts)),
        ],
        notes=(
            f"{len(programs)} programs of {lines.shown()} lines, {samples} sequences of each. The "
            f"machine's load was {os.getloadavg()[0]:.1f} at the end: two workers can gain only "
            "what others leave them.",
        ),
        data=[data] if data.is_file() else [],
    ).publish(log)


def commands(data: Path, samples: int) -> dict[str, Sequence[str]]:
    """``lintseq generate`` with each number of workers, by its name in the table."""
    fixed = [lintseq_script(), "generate", str(data.resolve()), "--lang", "python", "--quiet"]
    fixed += ["--samples", str(samples), "--out", os.devnull]
    return {_in_words(workers): [*fixed, "--workers", str(workers)] for workers in WORKERS}


def worker_table(walls: Sequence[Mapping[str, float]], programs: int, samples: int) -> Table:
    """Seconds and programs per second, and the gain over the first in the same round."""
    base = next(iter(walls[0]))
    rows = []
    for name in walls[0]:
        seconds = Spread.of(wall[name] for wall in walls)
        gain = Spread.of(wall[base] / wall[name] for wall in walls)
        rate = digits(programs / seconds.median)
        sequences = digits(programs * samples / seconds.median)
        rows.append([name, seconds.shown(), rate, sequences, gain.shown()])
    columns = ("", "seconds", "programs/s", "sequences/s", f"times {base}")
    return Table("The whole command, its start included", columns, rows)


def stage_table(stages: Mapping[str, float]) -> Table:
    """Each step's seconds, and its share of all."""
    total = sum(stages.values())
    rows = [
        [name, digits(seconds), f"{100 * seconds / total:.2f} %"]
        for name, seconds in stages.items()
    ]
    rows.append(["all", digits(total), "100 %"])
    return Table(
        "Where the time goes, in one process", ("step", "seconds of the processor", "share"), rows
    )


def memory_table(peaks: Mapping[int, int]) -> Table:
    """Peak memory by number of records."""
    rows = [[f"{count:,}", digits(peak / MEBIBYTE)] for count, peak in peaks.items()]
    return Table(
        "Peak memory of a process that reads and draws, one sequence a record",
        ("records", "MiB"),
        rows,
    )


def _in_words(workers: int) -> str:
    return f"{workers} worker{'s' if workers > 1 else ''}"


if __name__ == "__main__":
    main()
