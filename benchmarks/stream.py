"""Many rows through ``lintseq generate``: the parent's memory, two workers, the engine's share."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path

import click

from benchmarks.copies import write_copies
from benchmarks.engine.aims import Aim, aim_table
from benchmarks.engine.outside_the_loop import loop_seconds, outside
from benchmarks.page import Section
from benchmarks.processes import lintseq_script
from benchmarks.programs import HUMANEVAL, line_count, read_programs, within
from benchmarks.spread import Spread
from benchmarks.tables import Table
from benchmarks.watched_command import Watched, watch
from lintseq.core.program import Program
from lintseq.pipeline.digits import digits

HEAD = """# Measurements of many rows

The script `benchmarks.stream` writes this page (`--log`); nobody edits it. Two workers can be twice
as fast as one only on a machine that nobody else uses.
"""
LINES = range(12, 19)
WORKERS = (1, 2)
REPEATED = 10
MEGABYTE = 1_000_000
MEMORY_AIM, GAIN_AIM, SHARE_AIM = 300, 1.8, 15


@click.command()
@click.option(
    "--data",
    "files",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    multiple=True,
    default=(HUMANEVAL,),
    help="Files of rows with programs; those of 12–18 lines are taken, over and over.  "  # noqa: RUF001
    "[default: examples/humaneval.jsonl]",
)
@click.option("--rows", type=click.IntRange(min=1), default=200_000, show_default=True)
@click.option("--samples", type=click.IntRange(min=1), default=1, show_default=True)
@click.option("--rounds", type=click.IntRange(min=1), default=1, show_default=True)
@click.option("--log", type=click.Path(path_type=Path), help="The page to write the results into.")
def main(files: Sequence[Path], rows: int, samples: int, rounds: int, log: Path | None) -> None:
    """Send many rows through lintseq generate, into a run folder."""
    found = [program for path in files for program in read_programs(path)]
    programs = within(found, LINES, len(found))
    if not programs:
        raise click.ClickException("No program in --data has 12 to 18 lines: name other files.")
    with tempfile.TemporaryDirectory(prefix="lintseq-benchmark-") as folder:
        made = Path(folder) / "rows.jsonl"
        write_copies(programs, rows, made)
        measured = [
            {workers: watch(command(made, samples, workers)) for workers in WORKERS}
            for _ in range(rounds)
        ]
    drawing = drawing_seconds(programs, samples) * rows
    lines = Spread.of(line_count(program) for program in programs)
    Section(
        module="benchmarks.stream",
        part=f"{samples} samples",
        title=f"Many rows, sequences of each: {samples}",
        tables=[
            aim_table(aims(measured, drawing)),
            runs_table(measured, rows),
            share_table(measured, drawing),
        ],
        notes=(
            f"{rows:,} rows from {len(programs)} programs of {lines.shown()} lines under ever new "
            "names, from a file into a run folder. The machine's load was "
            f"{os.getloadavg()[0]:.1f} at the end on {os.cpu_count()} cores: two workers can gain "
            "only what others leave them.",
            "The parent reads the rows, sends them to its workers and writes what these make of "
            "them. Drawing is preparing sessions, linting and walking, timed alone, in one "
            "warm process. A linter that is asked of every state from scratch takes many times as "
            "long to draw, and the rest as long as here: this is the share with Python's fast "
            "session.",
        ),
        data=files,
    ).publish(log, HEAD)


def drawing_seconds(programs: Sequence[Program], samples: int) -> float:
    """Seconds of the processor for drawing the sequences of one program, on average."""
    loop_seconds(programs, samples)
    return loop_seconds([*programs] * REPEATED, samples) / (len(programs) * REPEATED)


def command(rows: Path, samples: int, workers: int) -> list[str]:
    """``lintseq generate`` from a file of rows into a run folder beside it."""
    words = [lintseq_script(), "generate", str(rows), "--lang", "python", "--quiet"]
    words += ["--samples", str(samples), "--workers", str(workers), "--overwrite"]
    return [*words, "--out", f"{rows.with_name('run')}/"]


def aims(measured: Sequence[Mapping[int, Watched]], drawing: float) -> list[Aim]:
    """What is to be reached."""
    peak = max(run.peak for each in measured for run in each.values())
    gain = Spread.of(each[1].wall / each[2].wall for each in measured).median
    share = Spread.of(outside(each[1].everything, drawing) for each in measured).median
    return [
        Aim("memory of the parent", MEMORY_AIM, peak / MEGABYTE, False, " MB"),
        Aim("times one worker, by two", GAIN_AIM, gain, True),
        Aim("not drawing, of the whole command", SHARE_AIM, share, False, " %"),
    ]


def runs_table(measured: Sequence[Mapping[int, Watched]], rows: int) -> Table:
    """Seconds, rows a second and memory with each number of workers."""
    shown = []
    for workers in WORKERS:
        wall = Spread.of(each[workers].wall for each in measured)
        gain = Spread.of(each[1].wall / each[workers].wall for each in measured)
        peak = max(each[workers].peak for each in measured) / MEGABYTE
        rate = digits(rows / wall.median)
        shown.append([str(workers), wall.shown(), rate, gain.shown(), digits(peak)])
    columns = ("workers", "seconds", "rows/s", "times 1 worker", "MB in the parent")
    return Table("The whole command", columns, shown)


def share_table(measured: Sequence[Mapping[int, Watched]], drawing: float) -> Table:
    """Where the processor's seconds of the run with one worker went."""
    everything = Spread.of(each[1].everything for each in measured)
    parent = Spread.of(each[1].parent for each in measured)
    worker = everything.median - parent.median - drawing
    parts = [
        ("drawing", drawing),
        ("the rest of the worker: reading jobs, edits as text, rows as JSON", worker),
        ("the parent", parent.median),
        ("all", everything.median),
    ]
    shown = [[name, digits(part), digits(100 * part / everything.median)] for name, part in parts]
    return Table("One worker", ("", "seconds of the processor", "%"), shown)


if __name__ == "__main__":
    main()
