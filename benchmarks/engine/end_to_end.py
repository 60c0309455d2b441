"""``lintseq generate`` from reading to writing: what is not drawing, and pylintseq's throughput."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence

from benchmarks.contenders import Contender
from benchmarks.engine.aims import Aim, aim_table
from benchmarks.engine.outside_the_loop import Round, measured, outside, share_table
from benchmarks.engine.plan import Plan
from benchmarks.engine.whole_record import WholeRecord, throughput_table
from benchmarks.page import Section
from benchmarks.programs import within
from benchmarks.reference import references, versions_of
from benchmarks.speed_tables import failure_table
from benchmarks.spread import Spread
from benchmarks.stages import time_stages
from benchmarks.tables import Table
from benchmarks.throughput import stage_table
from benchmarks.visits import visit_all, warm_up
from lintseq.core.program import Program
from lintseq.pipeline.settings import Settings

AIM = 25
NOTES = (
    "Drawing the sequences alone, reading and writing them, too, and the whole command are run in "
    "turn, and timed in seconds of the processor. The steps were timed once, with a clock around "
    "every lint, which makes that step look longer.",
    "Beside pylintseq lintseq is timed with everything that it does with a record once it is read: "
    "lint, draw, write edits as text and rows as JSON. Of pylintseq drawing alone is.",
)


def section(plan: Plan) -> Section:
    """Measure, and say what was found."""
    programs = plan.short_programs()
    rounds = measured(plan.short_files, plan.samples, plan.rounds)
    stages = time_stages(plan.short_files, Settings("python", samples=plan.samples))
    tables, versions = _beside_the_reference(plan, programs)
    return Section(
        module="benchmarks.engine",
        part="generate",
        title="lintseq generate from end to end",
        tables=[aim_table(aims(rounds)), share_table(rounds), stage_table(stages), *tables],
        notes=(f"Programs: {len(programs)}; sequences of each: {plan.samples}.", *NOTES),
        data=plan.short_files,
        versions=versions,
    )


def aims(rounds: Sequence[Round]) -> Iterator[Aim]:
    """What is to be reached, with the command's start and without."""
    steps = Spread.of(outside(each.steps, each.loop) for each in rounds).median
    yield Aim("not drawing, of read, draw, render, write", AIM, steps, False, " %")
    command = Spread.of(outside(each.command, each.loop) for each in rounds).median
    yield Aim("not drawing, of the whole command", AIM, command, False, " %")


def _beside_the_reference(
    plan: Plan, programs: Sequence[Program]
) -> tuple[Sequence[Table], dict[str, str]]:
    if plan.environment is None:
        return (), {}
    mixed = within(programs, range(sys.maxsize), len(programs))
    with references(plan.environment, plan.limit) as others:
        contenders: list[Contender] = [WholeRecord(plan.samples), *others]
        warm_up(contenders)
        visits = list(visit_all({"all": mixed}, contenders, plan.budget))
        names = [contender.name for contender in contenders]
        tables = [throughput_table(visits, names), failure_table(visits, names)]
        return tables, versions_of(others)
