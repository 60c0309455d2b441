"""All that ``lintseq generate`` does with a record once it is read, as a contender."""

from __future__ import annotations

import json
import os
import time
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import lintseq
from benchmarks.contenders import Draw, Failure
from benchmarks.speed_tables import NOTHING
from benchmarks.spread import Spread
from benchmarks.tables import Table
from benchmarks.visits import Visit
from lintseq.core.program import Program
from lintseq.core.reject import Place, Reject
from lintseq.pipeline.digits import digits
from lintseq.pipeline.outputs import LineFile
from lintseq.pipeline.records import Record
from lintseq.pipeline.settings import Settings
from lintseq.pipeline.task import GenerateTask


class WholeRecord:
    """Lints, draws, writes edits as text, rows as JSON, and the rows to nowhere."""

    name = "lintseq generate"

    def __init__(self, samples: int) -> None:
        self._settings = Settings("python", samples=samples)
        self._sink = LineFile.at(Path(os.devnull))

    def draw(self, program: Program, visit: int) -> Draw | Failure:
        """Generate the rows of a record, by the seed ``visit``."""
        task = GenerateTask(replace(self._settings, seed=visit), lintseq.__version__)
        started = time.process_time()
        made = task(Record(program, Place(program.id)))
        if isinstance(made, Reject):
            return Failure(made.reason)
        rows = made.rows
        self._sink.write(rows)
        seconds = time.process_time() - started
        sizes = [list(map(len, json.loads(row)["insertions"])) for row in rows]
        return Draw(seconds / len(rows), lints=0, sizes=sizes)


def throughput_table(visits: Sequence[Visit], contenders: Sequence[str]) -> Table:
    """Sequences per second over all programs of which everyone drew, the last contender = 1."""
    drawn = [visit for visit in visits if all(visit.drawn(name) for name in contenders)]
    totals = {name: _total(drawn, name) for name in contenders}
    slowest = contenders[-1]
    rows = []
    for name in contenders:
        ratios = [
            ratio
            for visit in drawn
            if (ratio := visit.ratio(slowest, name, lambda draw: draw.seconds)) is not None
        ]
        each = Spread.of(ratios).shown() if ratios else NOTHING
        times = digits(totals[slowest] / totals[name]) if drawn else NOTHING
        rate = digits(len(drawn) / totals[name]) if drawn else NOTHING
        rows.append([name, rate, times, each])
    columns = ("", "sequences/s", f"times {slowest}", "times, program by program")
    return Table(f"Throughput, over {len(drawn)} programs", columns, rows)


def _total(visits: Sequence[Visit], name: str) -> float:
    return sum(draw.seconds for visit in visits if (draw := visit.drawn(name)))
