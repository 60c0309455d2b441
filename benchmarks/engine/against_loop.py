"""Times beside the plain pyflakes loop, and how they grow, for each kind of programs."""

from __future__ import annotations

import time
from collections.abc import Mapping, Sequence

from benchmarks.contenders import Contender, LintseqPreset
from benchmarks.engine.aims import aim_table
from benchmarks.engine.loop_tables import aims, growth_table, times_table
from benchmarks.engine.made_programs import made
from benchmarks.engine.plain_loop import PlainLoop, check_same
from benchmarks.engine.plan import Plan
from benchmarks.page import Section
from benchmarks.programs import by_length, read_programs
from benchmarks.visits import Visit, visit_all, warm_up
from lintseq.core.program import Program

REAL = "real files"
NOTES = (
    "The plain loop is the session that lints every state from scratch, with pyflakes in the same "
    "process, with the same preset and seeds. Both draw the same sequences: the script compares "
    "them and stops where they differ. Each draws all sequences of a program from one session. "
    "Seconds are of the processor, each contender has its turn at a program before the next one, "
    "and ratios are taken program by program.",
    "What is marked ≈ was not walked to the end by the plain loop, which would have taken too "
    "long: its seconds are the mean of some states, spread evenly over the same walks, times the "
    "number of states; and the errors found in those states were compared.",
    "Programs of each kind but the real files are made of small functions with one feature spread "
    "between them: see `benchmarks/engine/made_programs.py`.",
)


def section(plan: Plan) -> Section:
    """Measure, and say what was found."""
    visits = measured(plan)
    lengths = plan.lengths
    return Section(
        module="benchmarks.engine",
        part="loop",
        title="Beside the plain pyflakes loop",
        tables=[
            aim_table(aims(visits, plan.presets)),
            *(times_table(visits, preset, lengths) for preset in plan.presets),
            *(growth_table(visits, preset, lengths, plan.longest) for preset in plan.presets),
        ],
        notes=NOTES,
        data=plan.read_files(*plan.short_files, plan.long_ones),
    )


def measured(plan: Plan) -> Mapping[str, Sequence[Visit]]:
    """The visits of each kind of programs, each kind in its share of the time."""
    fast: list[Contender] = [LintseqPreset(preset, plan.samples) for preset in plan.presets]
    slow = [
        PlainLoop(preset, plan.samples, plan.plain_limit, plan.states) for preset in plan.presets
    ]
    contenders = [*fast, *slow]
    warm_up(contenders)
    end = time.monotonic() + plan.budget
    found: dict[str, list[Visit]] = {}
    for index, kind in enumerate(plan.kinds):
        share = (end - time.monotonic()) / (len(plan.kinds) - index)
        found[kind] = list(visit_all(programs(plan, kind, plan.lengths), contenders, share))
        check_same(found[kind], plan.presets)
        # Nobody waits for the plain loop at this length.
        found[kind] += visit_all(programs(plan, kind, [plan.longest]), fast, 0)
    return found


def programs(plan: Plan, kind: str, lengths: Sequence[int]) -> Mapping[str, Sequence[Program]]:
    """The programs of a kind by their length."""
    if kind == REAL:
        pools = [plan.short_programs(), read_programs(plan.long_ones)]
        found = by_length(pools, lengths, plan.count)
    else:
        found = {
            length: [made(kind, length, number) for number in range(plan.count)]
            for length in lengths
        }
    return {str(length): fitting for length, fitting in found.items()}
