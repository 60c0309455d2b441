"""Where the time of ``lintseq generate`` goes: its steps, done by hand in one process and timed."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

import lintseq
from benchmarks.programs import read_programs
from benchmarks.watched_session import TimedSession
from lintseq.core.change import Change
from lintseq.core.errors import ProgramRejected
from lintseq.core.program import Program
from lintseq.core.random_source import random_source
from lintseq.pipeline.outputs import LineFile
from lintseq.pipeline.row_encoder import RowEncoder
from lintseq.pipeline.rows import Provenance
from lintseq.pipeline.settings import Settings, toolbox
from lintseq.pipeline.task import GenerateTask


class Stopwatch:
    """Adds up seconds of the processor under names.

    Attributes:
        seconds: by name, in the order of first use.
    """

    def __init__(self) -> None:
        self.seconds: dict[str, float] = {}

    @contextmanager
    def running(self, name: str) -> Iterator[None]:
        """Add the time of a block, also of one that raises."""
        started = time.process_time()
        try:
            yield
        finally:
            self.add(name, time.process_time() - started)

    def add(self, name: str, seconds: float) -> None:
        """Add a time taken elsewhere."""
        self.seconds[name] = self.seconds.get(name, 0.0) + seconds


def time_stages(data: Sequence[Path], settings: Settings) -> Mapping[str, float]:
    """Seconds of the processor for each step, over all programs in the files ``data``."""
    watch = Stopwatch()
    toolbox(settings)
    made = GenerateTask(settings, lintseq.__version__).provenance()
    sink = LineFile.at(Path(os.devnull))
    with watch.running("read"):
        programs = [program for path in data for program in read_programs(path)]
    for program in programs:
        try:
            rows = _rows(program, settings, made, watch)
        except ProgramRejected:
            continue
        with watch.running("write"):
            sink.write(rows)
    sink.close()
    return watch.seconds


def _rows(program: Program, settings: Settings, made: Provenance, watch: Stopwatch) -> list[str]:
    """The rows of one program, as `lintseq.pipeline.task.GenerateTask` makes them."""
    tools = toolbox(settings)
    with watch.running("prepare: change, first lint"):
        change = Change.between(program.base, program.text)
        options = tools.sampler.lint_options(settings.level)
        session = TimedSession(tools.linter.session(change, options))
        shape = tools.language.structure(change)
    with watch.running("rows as JSON"):
        encoder = RowEncoder(program, made)
    rows = []
    for path in range(settings.samples):
        linted = session.seconds
        started = time.process_time()
        rng = random_source(settings.seed, program.id, path)
        sequence = tools.sampler.sample(change, session, shape, rng)
        drawn = time.process_time() - started
        watch.add("lint", session.seconds - linted)
        watch.add("walk: structure, draws, steps", drawn - (session.seconds - linted))
        with watch.running("edits as text"):
            edits = tools.serializer.encode(sequence)
        with watch.running("rows as JSON"):
            rows.append(encoder.encode(path, sequence, edits))
    return rows
