"""How finely programs are cut, as tables."""

from __future__ import annotations

import statistics
from collections.abc import Callable, Sequence

from benchmarks.contenders import Draw
from benchmarks.programs import line_count
from benchmarks.speed_tables import NOTHING, figures, groups, ratio_rows
from benchmarks.spread import Spread
from benchmarks.tables import Table
from benchmarks.visits import Visit
from lintseq.pipeline.digits import digits


def cut_table(visits: Sequence[Visit], contenders: Sequence[str]) -> Table:
    """How finely each contender cuts: a row for each kind of programs and contender."""
    rows = [
        _cut_row(kind, name, group) for kind, group in groups(visits).items() for name in contenders
    ]
    columns = (
        "programs, contender",
        "edits a program",
        "lines an edit",
        "largest edit, of the program",
        "single edits",
        "lints a line",
        "drawn",
    )
    return Table("How finely programs are cut", columns, rows)


def _cut_row(kind: str, name: str, group: Sequence[Visit]) -> list[str]:
    def shown(figure: Callable[[Visit, Draw], float]) -> str:
        return Spread.of(figures(group, name, figure)).shown()

    draws = [draw for visit in group if (draw := visit.drawn(name))]
    head, share = f"{kind}, {name}", f"{len(draws)} of {len(group)}"
    if not draws:
        return [head, *[NOTHING] * 5, share]
    largest = Spread.of(draw.largest_share for draw in draws)
    single = statistics.fmean(draw.single_share for draw in draws)
    return [
        head,
        shown(lambda visit, draw: draw.edits),
        shown(lambda visit, draw: draw.lines_an_edit),
        f"{largest.shown(100)} %",
        f"{digits(100 * single)} %",
        shown(lambda visit, draw: draw.lints / line_count(visit.program)),
        share,
    ]


def ratio_table(visits: Sequence[Visit], contenders: Sequence[str], reference: str) -> Table:
    """How many times the reference's edits: a row for each kind of programs."""
    rows = ratio_rows(visits, contenders, lambda visit, name: _times(visit, name, reference))
    columns = ("programs", "lines", "programs", "visits", *contenders)
    return Table(f"Edits a program, {reference} = 1", columns, rows)


def _times(visit: Visit, name: str, reference: str) -> float | None:
    return visit.ratio(name, reference, lambda draw: draw.edits)
