"""Sequences per second beside the authors' pylintseq, on snippets and on files."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from benchmarks.contenders import PRESETS, Contender, Draw, LintseqPreset
from benchmarks.engine.aims import Aim, aim_table
from benchmarks.engine.plan import Plan
from benchmarks.page import Section
from benchmarks.programs import read_programs, within
from benchmarks.reference import Reference, references, versions_of
from benchmarks.speed_tables import (
    cost_table,
    edit_ratios,
    failure_table,
    groups,
    sequence_ratios,
)
from benchmarks.spread import Spread
from benchmarks.visits import Visit, visit_all, warm_up
from lintseq.core.program import Program

SNIPPETS, FILES = "12–18 lines", "200–400 lines"  # noqa: RUF001
AIMS = {SNIPPETS: 1000, FILES: 400}
NOTES = (
    "The reference draws by its own rules, to which the preset `released` is nearest, and judges "
    "by pylint. It runs in a process of its own, whose start is not counted; drawing alone is "
    "timed, not the writing of diffs, in seconds of the processor. Each contender has its turn at "
    "a program before the next program; ratios are taken program by program.",
)


def section(plan: Plan) -> Section:
    """Measure, and say what was found."""
    with references(plan.environment, plan.limit) as others:
        contenders: list[Contender] = [
            *(LintseqPreset(preset, plan.samples) for preset in PRESETS),
            *others,
        ]
        warm_up(contenders)
        visits = list(visit_all(chosen(plan), contenders, plan.budget))
        versions = versions_of(others)
    names = [contender.name for contender in contenders]
    ratios = [sequence_ratios, edit_ratios] if others else []
    return Section(
        module="benchmarks.engine",
        part="reference",
        title="Beside pylintseq",
        tables=[
            aim_table(aims(visits)),
            *(table(visits, PRESETS, Reference.name) for table in ratios),
            cost_table(visits, names),
            failure_table(visits, names),
        ],
        notes=NOTES,
        data=plan.read_files(*plan.short_files, plan.long_ones),
        versions=versions,
    )


def chosen(plan: Plan) -> dict[str, Sequence[Program]]:
    """The programs of each group; a group without any is left out."""
    found = {
        SNIPPETS: within(plan.short_programs(), range(12, 19), plan.count),
        FILES: within(read_programs(plan.long_ones), range(200, 401), plan.count),
    }
    return {title: programs for title, programs in found.items() if programs}


def aims(visits: Sequence[Visit]) -> Iterator[Aim]:
    """What is to be reached by each preset."""
    grouped = groups(visits)
    for title, wanted in AIMS.items():
        for preset in PRESETS:
            ratios = [
                ratio
                for visit in grouped.get(title, [])
                if (ratio := visit.ratio(Reference.name, preset, _seconds)) is not None
            ]
            measured = Spread.of(ratios).median if ratios else None
            yield Aim(f"times {Reference.name}, {title}, {preset}", wanted, measured, True)


def _seconds(draw: Draw) -> float:
    return draw.seconds
