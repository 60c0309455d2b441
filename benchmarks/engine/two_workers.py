"""What a second worker gains, on work that lasts long enough for the start not to count."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

from benchmarks.copies import write_copies
from benchmarks.engine.aims import Aim, aim_table
from benchmarks.engine.plan import Plan
from benchmarks.page import Section
from benchmarks.processes import in_turn, seconds_of
from benchmarks.spread import Spread
from benchmarks.throughput import commands, worker_table

AIM = 1.85


def section(plan: Plan) -> Section:
    """Measure, and say what was found."""
    programs = plan.short_programs()
    records = len(programs) * plan.copies
    with tempfile.TemporaryDirectory(prefix="lintseq-benchmark-") as folder:
        rows = Path(folder) / "rows.jsonl"
        write_copies(programs, records, rows)
        walls = in_turn(commands(rows, plan.samples), plan.rounds, seconds_of)
    one, two = walls[0]
    gain = Spread.of(wall[one] / wall[two] for wall in walls).median
    return Section(
        module="benchmarks.engine",
        part="workers",
        title="Workers",
        tables=[
            aim_table([Aim("times one worker, by two", AIM, gain, True)]),
            worker_table(walls, records, plan.samples),
        ],
        notes=(
            f"{len(programs)} programs {plan.copies} times under new names, {plan.samples} "
            "sequences of each, by the clock on the wall. The machine's load was "
            f"{os.getloadavg()[0]:.1f} at the end on {os.cpu_count()} cores: two workers can gain "
            "only what others leave them.",
        ),
        data=plan.short_files,
    )
