"""Five sequences of a program in units of one ``ast.parse`` of it, the same on any machine."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from benchmarks.contenders import PRESETS, Contender, Draw, LintseqPreset
from benchmarks.engine.aims import Aim, aim_table
from benchmarks.engine.made_programs import made
from benchmarks.engine.plan import Plan
from benchmarks.engine.walk_profile import NOTE, profile_table
from benchmarks.page import Section
from benchmarks.programs import read_programs, within
from benchmarks.speed_tables import NOTHING, figures, groups
from benchmarks.spread import Spread
from benchmarks.tables import Table
from benchmarks.visits import Visit, visit_all, warm_up
from lintseq.core.program import Program
from lintseq.pipeline.digits import digits

SNIPPETS = "snippets of 12–18 lines"  # noqa: RUF001
FILES = "files of 200–400 lines"  # noqa: RUF001
SHORTEST = 200
"""Shorter programs are not measured: what is done once a program counts for more."""
SEQUENCES = 5
AIM = 20
NOTES = (
    "What is prepared is the change, the session and the structure, once for the sequences of a "
    "program; what is walked is the rest: draws, lints, steps. Both are in units of one parse.",
)


def section(plan: Plan) -> Section:
    """Measure, and say what was found."""
    contenders: list[Contender] = [LintseqPreset(preset, plan.samples) for preset in PRESETS]
    warm_up(contenders)
    measured = programs(plan)
    visits = list(visit_all(measured, contenders, plan.budget))
    return Section(
        module="benchmarks.engine",
        part="parses",
        title=f"{SEQUENCES} sequences in units of one ast.parse",
        tables=[
            aim_table(aims(visits)),
            parse_table(visits),
            profile_table({SNIPPETS: snippets(plan), **measured}, plan.samples),
        ],
        notes=(*NOTES, NOTE),
        data=plan.read_files(*plan.short_files, plan.long_ones),
    )


def programs(plan: Plan) -> Mapping[str, Sequence[Program]]:
    """Real files, if there are such, and made ones."""
    real = within(read_programs(plan.long_ones), range(200, 401), plan.count)
    found: dict[str, Sequence[Program]] = {FILES: real} if real else {}
    for length in plan.lengths_from(SHORTEST):
        found[f"made, {length:,} lines"] = [
            made("plain", length, number) for number in range(plan.count)
        ]
    return found


def snippets(plan: Plan) -> Sequence[Program]:
    """Real programs that are shorter, for the profile alone."""
    return within(plan.short_programs(), range(12, 19), plan.count)


def aims(visits: Sequence[Visit]) -> Iterator[Aim]:
    """What is to be reached by uniform draws."""
    for title, group in groups(visits).items():
        taken = figures(group, "paper", parses)
        measured = Spread.of(taken).median if taken else None
        yield Aim(f"{SEQUENCES} sequences in ast.parse, {title}, paper", AIM, measured, False)


def parses(visit: Visit, draw: Draw) -> float:
    """Of five sequences, all told."""
    return prepared(visit, draw) + walked(visit, draw)


def prepared(visit: Visit, draw: Draw) -> float:
    """Of what is done once a program."""
    return len(draw.sizes) * draw.prepared / visit.parse_seconds


def walked(visit: Visit, draw: Draw) -> float:
    """Of what is done for each of five sequences."""
    return SEQUENCES * (draw.seconds - draw.prepared) / visit.parse_seconds


def parse_table(visits: Sequence[Visit]) -> Table:
    """A row for each group of programs and preset."""
    rows = [
        _row(title, preset, group) for title, group in groups(visits).items() for preset in PRESETS
    ]
    columns = (
        "programs, preset",
        "ms a parse",
        f"{SEQUENCES} sequences in parses",
        "prepared",
        "walked",
        "lints a sequence",
        "microseconds a lint",
        "visits",
    )
    return Table("Where the time goes", columns, rows)


def _row(title: str, preset: str, group: Sequence[Visit]) -> list[str]:
    head, count = f"{title}, {preset}", str(len(group))
    if not figures(group, preset, parses):
        return [head, *[NOTHING] * 6, count]

    return [
        head,
        digits(1000 * Spread.of(visit.parse_seconds for visit in group).median),
        Spread.of(figures(group, preset, parses)).shown(),
        digits(Spread.of(figures(group, preset, prepared)).median),
        digits(Spread.of(figures(group, preset, walked)).median),
        digits(Spread.of(figures(group, preset, _lints)).median),
        digits(Spread.of(figures(group, preset, _microseconds)).median),
        count,
    ]


def _lints(visit: Visit, draw: Draw) -> float:
    return draw.lints


def _microseconds(visit: Visit, draw: Draw) -> float:
    return 1e6 * (draw.seconds - draw.prepared) / max(draw.lints, 1)
