"""How much of ``lintseq generate`` is not drawing: nothing in it is timed from inside."""

from __future__ import annotations

import os
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import lintseq
from benchmarks.processes import lintseq_script, processor_seconds_of
from benchmarks.programs import read_programs
from benchmarks.spread import Spread
from benchmarks.tables import Table
from lintseq.core.change import Change
from lintseq.core.errors import ProgramRejected
from lintseq.core.generate import generate_sequences
from lintseq.core.program import Program
from lintseq.core.reject import Place
from lintseq.pipeline.made import Made
from lintseq.pipeline.outputs import LineFile
from lintseq.pipeline.records import Record
from lintseq.pipeline.settings import Settings, toolbox
from lintseq.pipeline.task import GenerateTask


@dataclass(frozen=True)
class Round:
    """Seconds of the processor, taken one after another.

    Attributes:
        loop: of drawing all sequences: preparing sessions, and walking.
        steps: of that, and of reading, writing edits as text, rows as JSON, and those away.
        command: of the whole command with one worker, its start and all processes included.
    """

    loop: float
    steps: float
    command: float


def measured(files: Sequence[Path], samples: int, rounds: int) -> list[Round]:
    """Generate from ``files`` in all three ways, in turn."""
    programs = [program for path in files for program in read_programs(path)]
    loop_seconds(programs, samples)
    return [
        Round(
            loop_seconds(programs, samples),
            _step_seconds(files, samples),
            _command_seconds(files, samples),
        )
        for _ in range(rounds)
    ]


def outside(whole: float, loop: float) -> float:
    """What is not drawing, in percent of the whole."""
    return 100 * (1 - loop / whole)


def share_table(rounds: Sequence[Round]) -> Table:
    """The seconds of each way, and what is outside of the loop."""
    loop = Spread.of(each.loop for each in rounds)
    steps = Spread.of(each.steps for each in rounds)
    command = Spread.of(each.command for each in rounds)
    of_steps = Spread.of(outside(each.steps, each.loop) for each in rounds)
    of_command = Spread.of(outside(each.command, each.loop) for each in rounds)
    rows = [
        ["drawing alone", loop.shown(), ""],
        ["read, draw, render, write", steps.shown(), f"{of_steps.shown()} %"],
        ["the whole command", command.shown(), f"{of_command.shown()} %"],
    ]
    return Table("What is not drawing", ("", "seconds of the processor", "not drawing"), rows)


def loop_seconds(programs: Sequence[Program], samples: int) -> float:
    """Seconds of the processor for drawing alone: preparing sessions, linting, walking."""
    tools = toolbox(Settings("python"))
    started = time.process_time()
    for program in programs:
        drawn = generate_sequences(
            Change.creation(program.text),
            record_id=program.id,
            linter=tools.linter,
            sampler=tools.sampler,
            structure=tools.language.structure,
            samples=samples,
        )
        try:
            list(drawn)
        except ProgramRejected:
            continue
    return time.process_time() - started


def _step_seconds(files: Sequence[Path], samples: int) -> float:
    task = GenerateTask(Settings("python", samples=samples), lintseq.__version__)
    sink = LineFile.at(Path(os.devnull))
    started = time.process_time()
    for path in files:
        for number, program in enumerate(read_programs(path), start=1):
            made = task(Record(program, Place(path.name, number)))
            if isinstance(made, Made):
                sink.write(made.rows)
    seconds = time.process_time() - started
    sink.close()
    return seconds


def _command_seconds(files: Sequence[Path], samples: int) -> float:
    command = [lintseq_script(), "generate", *(str(path.resolve()) for path in files)]
    command += ["--lang", "python", "--samples", str(samples), "--workers", "1"]
    return processor_seconds_of([*command, "--quiet", "--out", os.devnull])
