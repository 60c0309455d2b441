"""The fast session beside the plain loop, as tables: a row for each kind of programs."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from benchmarks.contenders import Draw
from benchmarks.engine.aims import Aim
from benchmarks.engine.plain_loop import plain
from benchmarks.programs import line_count
from benchmarks.speed_tables import NOTHING, figures, groups
from benchmarks.spread import Spread, growth_exponent
from benchmarks.tables import Table
from benchmarks.visits import Visit
from lintseq.pipeline.digits import digits

VisitsByKind = Mapping[str, Sequence[Visit]]

TIMES = {15: 8, 300: 15, 1000: 50, 2000: 50}
"""How many times faster than the plain loop a sequence is to be, by the number of lines."""
GROWTH = 1.1
GROWING = range(100, 2001)
"""The lengths between which growth is to be no more than that."""


def aims(visits: VisitsByKind, presets: Sequence[str]) -> Iterator[Aim]:
    """What is to be reached on every kind of programs: the kind with the worst figure counts."""
    for preset in presets:
        for length, wanted in TIMES.items():
            found = [
                (Spread.of(ratios).median, kind)
                for kind, each in visits.items()
                if (ratios := _ratios(each, preset, length))
            ]
            yield _worst(f"times the plain loop, {length:,} lines, {preset}", wanted, found, True)
        exponents = [
            (exponent, kind)
            for kind, each in visits.items()
            if (exponent := _exponent(each, preset, GROWING)) is not None
        ]
        yield _worst(f"growth exponent, {preset}", GROWTH, exponents, False)


def _worst(what: str, wanted: float, found: Sequence[tuple[float, str]], at_least: bool) -> Aim:
    if not found:
        return Aim(what, wanted, None, at_least)
    figure, kind = min(found) if at_least else max(found)
    return Aim(f"{what}: {kind}", wanted, figure, at_least)


def times_table(visits: VisitsByKind, preset: str, lengths: Sequence[int]) -> Table:
    """How many times faster than the plain loop: a column for each length."""
    rows = [
        [kind, *(_times(each, preset, length) for length in lengths)]
        for kind, each in visits.items()
    ]
    columns = ("programs", *(f"{length:,} lines" for length in lengths))
    return Table(f"Sequences per second, the plain loop = 1, preset {preset}", columns, rows)


def _times(visits: Sequence[Visit], preset: str, length: int) -> str:
    ratios = _ratios(visits, preset, length)
    if not ratios:
        return NOTHING
    draws = [visit.drawn(plain(preset)) for visit in _of(visits, length)]
    mark = "≈ " if any(draw and draw.estimated for draw in draws) else ""
    return mark + Spread.of(ratios).shown()


def growth_table(visits: VisitsByKind, preset: str, lengths: Sequence[int], longest: int) -> Table:
    """How seconds grow with the lines, and what they are."""
    rows = [
        [
            kind,
            _shown(_exponent(each, preset, GROWING)),
            _shown(_exponent(each, plain(preset), GROWING)),
            _shown(_exponent(each, preset, range(GROWING.start, longest + 1))),
            *(_milliseconds(each, preset, length) for length in (*lengths, longest)),
        ]
        for kind, each in visits.items()
    ]
    columns = (
        "programs",
        "exponent",
        "of the plain loop",
        f"to {longest:,} lines",
        *(f"ms, {length:,} lines" for length in (*lengths, longest)),
    )
    title = f"Growth of seconds a sequence from {GROWING.start} to {GROWING.stop - 1:,} lines"
    return Table(f"{title}, preset {preset}", columns, rows)


def _shown(exponent: float | None) -> str:
    return NOTHING if exponent is None else f"{exponent:.2f}"


def _exponent(visits: Sequence[Visit], name: str, lengths: range) -> float | None:
    """Over the medians of each length: one that was visited more often weighs no more."""
    points = [
        (
            Spread.of(figures(group, name, _lines)).median,
            Spread.of(figures(group, name, _seconds)).median,
        )
        for title, group in groups(visits).items()
        if int(title) in lengths and figures(group, name, _seconds)
    ]
    return growth_exponent(points)


def _milliseconds(visits: Sequence[Visit], preset: str, length: int) -> str:
    found = figures(_of(visits, length), preset, _seconds)
    return digits(1000 * Spread.of(found).median) if found else NOTHING


def _ratios(visits: Sequence[Visit], preset: str, length: int) -> list[float]:
    ratios = [
        visit.ratio(plain(preset), preset, lambda draw: draw.seconds)
        for visit in _of(visits, length)
    ]
    return [ratio for ratio in ratios if ratio is not None]


def _of(visits: Sequence[Visit], length: int) -> list[Visit]:
    return [visit for visit in visits if visit.group == str(length)]


def _lines(visit: Visit, draw: Draw) -> float:
    return line_count(visit.program)


def _seconds(visit: Visit, draw: Draw) -> float:
    return draw.seconds
