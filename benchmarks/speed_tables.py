"""What the visits say, as tables."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence

from benchmarks.contenders import Draw, Failure
from benchmarks.programs import line_count
from benchmarks.spread import Spread, growth_exponent
from benchmarks.tables import Table
from benchmarks.visits import Visit
from lintseq.pipeline.digits import digits

NOTHING = "–"  # noqa: RUF001


def cost_table(visits: Sequence[Visit], contenders: Sequence[str]) -> Table:
    """What a sequence costs and how finely it is cut: a row for each group and contender."""
    rows = [
        _cost_row(title, name, group)
        for title, group in groups(visits).items()
        for name in contenders
        if any(name in visit.results for visit in group)
    ]
    columns = (
        "lines, contender",
        "ms a sequence",
        "sequences/s",
        "5 sequences in ast.parse",
        "lints a sequence",
        "ms a lint, all told",
        "edits a program",
        "lines an edit",
        "drawn",
    )
    return Table("What a sequence costs, and how finely it is cut", columns, rows)


def _cost_row(title: str, name: str, group: Sequence[Visit]) -> list[str]:
    def shown(figure: Callable[[Visit, Draw], float], scale: float = 1.0) -> str:
        return Spread.of(figures(group, name, figure)).shown(scale)

    def middle(figure: Callable[[Visit, Draw], float]) -> str:
        return digits(Spread.of(figures(group, name, figure)).median)

    drawn = sum(visit.drawn(name) is not None for visit in group)
    share = f"{drawn} of {len(group)}"
    head = f"{title}, {name}"
    if not drawn:
        return [head, *[NOTHING] * 7, share]
    return [
        head,
        shown(lambda visit, draw: draw.seconds, 1000),
        middle(lambda visit, draw: 1 / draw.seconds),
        middle(lambda visit, draw: 5 * draw.seconds / visit.parse_seconds),
        middle(lambda visit, draw: draw.lints),
        middle(lambda visit, draw: 1000 * draw.seconds / max(draw.lints, 1)),
        middle(lambda visit, draw: draw.edits),
        middle(lambda visit, draw: line_count(visit.program) / draw.edits),
        share,
    ]


def sequence_ratios(visits: Sequence[Visit], contenders: Sequence[str], reference: str) -> Table:
    """How many times as many sequences per second as the reference: a row for each group."""
    rows = ratio_rows(
        visits, contenders, lambda visit, name: visit.ratio(reference, name, lambda d: d.seconds)
    )
    return Table(f"Sequences per second, {reference} = 1", (*_MEASURED, *contenders), rows)


def edit_ratios(visits: Sequence[Visit], contenders: Sequence[str], reference: str) -> Table:
    """The same for edits per second, since contenders cut programs into more of them or fewer."""
    rows = ratio_rows(
        visits,
        contenders,
        lambda visit, name: visit.ratio(reference, name, lambda d: d.seconds_an_edit),
    )
    return Table(f"Edits per second, {reference} = 1", (*_MEASURED, *contenders), rows)


_MEASURED = ("about lines", "lines", "programs", "visits")


def ratio_rows(
    visits: Sequence[Visit],
    contenders: Sequence[str],
    ratio: Callable[[Visit, str], float | None],
) -> list[list[str]]:
    """For each group what was measured, and the spread of the ``ratio`` of each contender."""
    rows = []
    for title, group in groups(visits).items():
        lines = Spread.of(line_count(visit.program) for visit in group)
        programs = len({visit.program.id for visit in group})
        row = [title, digits(lines.median), str(programs), str(len(group))]
        for name in contenders:
            ratios = [found for visit in group if (found := ratio(visit, name)) is not None]
            row.append(Spread.of(ratios).shown() if ratios else NOTHING)
        rows.append(row)
    return rows


def growth_table(visits: Sequence[Visit], contenders: Sequence[str]) -> Table:
    """The exponent with which the seconds of a sequence grow with the lines."""
    rows = []
    for name in contenders:
        points = [
            (float(line_count(visit.program)), draw.seconds)
            for visit in visits
            if (draw := visit.drawn(name))
        ]
        exponent = growth_exponent(points)
        rows.append([name, NOTHING if exponent is None else f"{exponent:.2f}"])
    return Table("Growth exponent of seconds a sequence, over all lengths", ("", "exponent"), rows)


def failure_table(visits: Sequence[Visit], contenders: Sequence[str]) -> Table:
    """How often no sequence came, and why."""
    rows = []
    for name in contenders:
        results = [visit.results[name] for visit in visits]
        reasons = Counter(found.reason for found in results if isinstance(found, Failure))
        words = ", ".join(f"{count} {reason}" for reason, count in reasons.most_common())
        failed = reasons.total()
        share = f"{100 * failed / len(results):.1f} %"
        rows.append([name, str(len(results)), str(failed), share, words or NOTHING])
    columns = ("contender", "asked", "failed", "share", "reasons")
    return Table("Programs without a sequence", columns, rows)


def groups(visits: Iterable[Visit]) -> dict[str, list[Visit]]:
    """The visits by their groups, in the order of the first of each."""
    found: dict[str, list[Visit]] = {}
    for visit in visits:
        found.setdefault(visit.group, []).append(visit)
    return found


def figures(
    group: Iterable[Visit], name: str, figure: Callable[[Visit, Draw], float]
) -> list[float]:
    """What ``figure`` says of each visit of which a contender drew."""
    return [figure(visit, draw) for visit in group if (draw := visit.drawn(name))]
