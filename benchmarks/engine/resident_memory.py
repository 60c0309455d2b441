"""Whether memory grows with the number of records that a process has worked on."""

from __future__ import annotations

from benchmarks.engine.aims import Aim, aim_table
from benchmarks.engine.plan import Plan
from benchmarks.memory import peaks_in_own_process
from benchmarks.page import Section
from benchmarks.programs import HUMANEVAL
from benchmarks.throughput import memory_table

AIM = 5
MEGABYTE = 1_000_000
NOTES = (
    "A process of its own does what a worker of `lintseq generate` does with each record, "
    "HumanEval's programs over and over under new names, one sequence each. The peak of its "
    "resident memory is looked at; the aim is about its growth from the first number of records "
    "to the last.",
)


def section(plan: Plan) -> Section:
    """Measure, and say what was found."""
    peaks = peaks_in_own_process(HUMANEVAL, plan.records)
    first, last = min(peaks), max(peaks)
    grown = (peaks[last] - peaks[first]) / MEGABYTE
    what = f"growth of memory from record {first:,} to {last:,}"
    return Section(
        module="benchmarks.engine",
        part="memory",
        title="Memory",
        tables=[aim_table([Aim(what, AIM, grown, False, " MB")]), memory_table(peaks)],
        notes=NOTES,
        data=[HUMANEVAL],
    )
