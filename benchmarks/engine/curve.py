"""Seconds a sequence against the lines of a program, for everyone, as tables and as a picture."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from benchmarks.contenders import PRESETS, Contender, Draw, LintseqPreset
from benchmarks.engine.made_programs import made
from benchmarks.engine.plain_loop import PlainLoop, check_same, plain
from benchmarks.engine.plan import Plan
from benchmarks.engine.plot import Curve, Point, draw
from benchmarks.page import Section
from benchmarks.programs import HUMANEVAL, line_count
from benchmarks.reference import references, versions_of
from benchmarks.speed_tables import (
    cost_table,
    failure_table,
    figures,
    groups,
    growth_table,
    sequence_ratios,
)
from benchmarks.spread import Spread
from benchmarks.visits import Visit, visit_all, warm_up
from lintseq.core.program import Program

PICTURE = "seconds-against-lines.svg"
PARSE = "one ast.parse"
NOTES = (
    "The programs are made, all of the kind `plain`, so that nothing but the number of lines "
    "changes. The plain loop lints every state from scratch; where that would take too long, its "
    "seconds are worked out from some of the states of the same walks.",
)


def section(plan: Plan) -> Section:
    """Measure, draw the picture beside the page if there is one, and say what was found."""
    fast: list[Contender] = [LintseqPreset(preset, plan.samples) for preset in PRESETS]
    slow = [PlainLoop(preset, plan.samples, plan.plain_limit, plan.states) for preset in PRESETS]
    with references(plan.environment, plan.limit) as others:
        contenders = [*fast, *slow, *others]
        warm_up(contenders)
        visits = list(visit_all(programs(plan, plan.lengths), contenders, plan.budget))
        versions = versions_of(others)
    check_same(visits, PRESETS)
    names = [contender.name for contender in contenders]
    ratios = [sequence_ratios(visits, PRESETS, other.name) for other in others]
    failures = failure_table(visits, names)
    visits += visit_all(programs(plan, [plan.longest]), fast, 0)
    return Section(
        module="benchmarks.engine",
        part="curve",
        title="Seconds against lines",
        tables=[*ratios, cost_table(visits, names), growth_table(visits, names), failures],
        notes=[*NOTES, *_picture(plan.log, visits, names)],
        data=[HUMANEVAL],
        versions=versions,
    )


def programs(plan: Plan, lengths: Sequence[int]) -> Mapping[str, Sequence[Program]]:
    """The programs of each length."""
    return {
        str(length): [made("plain", length, number) for number in range(plan.count)]
        for length in lengths
    }


def _picture(log: Path | None, visits: Sequence[Visit], names: Sequence[str]) -> Iterator[str]:
    """Draw the picture into the folder of the page, and show it there."""
    if log is not None:
        path = log.with_suffix("") / PICTURE
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(draw(curves(visits, names)), "utf-8")
        yield f"![Seconds a sequence against lines]({path.parent.name}/{path.name})"


def curves(visits: Sequence[Visit], names: Sequence[str]) -> list[Curve]:
    """A curve for each contender that drew, and one for the yardstick."""
    found = [_curve(visits, name) for name in names]
    parses = tuple(
        Point(_lines(group), Spread.of(visit.parse_seconds for visit in group))
        for group in groups(visits).values()
    )
    return [*(curve for curve in found if curve.points), Curve(PARSE, parses)]


def _curve(visits: Sequence[Visit], name: str) -> Curve:
    points = tuple(
        Point(_lines(group), Spread.of(seconds))
        for group in groups(visits).values()
        if (seconds := figures(group, name, _seconds))
    )
    for colour, preset in enumerate(PRESETS):
        if name in (preset, plain(preset)):
            return Curve(name, points, colour, name == plain(preset))
    return Curve(name, points, len(PRESETS))


def _lines(group: Sequence[Visit]) -> float:
    return Spread.of(line_count(visit.program) for visit in group).median


def _seconds(visit: Visit, draw: Draw) -> float:
    return draw.seconds
