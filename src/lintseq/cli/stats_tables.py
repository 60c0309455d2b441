"""The figures of rows as tables: a line for each language, and one for all."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import partial

from lintseq.cli.terminal import bare_table, harmless, page_console
from lintseq.pipeline.digits import digits, plain
from lintseq.pipeline.stats.contents import Figures, Stats
from lintseq.pipeline.stats.distribution import Distribution
from lintseq.pipeline.work import Work

TOTAL = "all"
NOTHING = "-"
ASKED = "How often a linter was asked"
QUARTILES = (0.25, 0.5, 0.75)
Cells = Callable[[Figures], Sequence[str]]


def print_tables(stats: Stats) -> None:
    """Print the tables that have anything to say on standard output."""
    console = page_console()
    for number, (title, headings, cells) in enumerate(_tables(stats)):
        if number:
            console.print()
        console.print(title, style="bold")
        table = bare_table("language", *map(harmless, headings))
        for column in table.columns[1:]:
            column.justify = "right"
        for name, figures in _lines(stats):
            table.add_row(harmless(name), *cells(figures))
        console.print(table)
    if stats.total.rows and not stats.total.work.programs:
        console.print(f"\n{ASKED}: unknown, as only run folders tell", style="dim")


def _lines(stats: Stats) -> Iterator[tuple[str, Figures]]:
    yield from stats.languages.items()
    if len(stats.languages) > 1:
        yield TOTAL, stats.total


def _tables(stats: Stats) -> Iterator[tuple[str, Sequence[str], Cells]]:
    """For each table its title, its headings but the first, and what makes a line's cells."""
    yield (
        "What is there",
        ("records", "programs", "rejects", "sequences", "of each", "lines"),
        _amounts,
    )
    reasons = list(stats.total.rejects)
    if reasons:
        yield "Rejects", reasons, lambda each: [f"{each.rejects.get(why, 0):,}" for why in reasons]
    if not stats.total.rows:
        return
    yield (
        "How programs are cut",
        ("edits", "lines/edit", "hunks/edit", "largest edit", "single edits"),
        _cuts,
    )
    yield (
        "How the sequences of a program differ",
        ("distance", "in bits", "duplicates", "reordered"),
        _differences,
    )
    unit = next(iter(stats.total.costs))
    yield (
        f"What edits cost, in {unit}",
        ("whole", "edits", "times", "with prompt", "of a sequence"),
        partial(_costs, unit),
    )
    if stats.total.work.programs:
        headings = ("states", "of a program", "of a sequence", "of an edit")
        yield ASKED, headings, lambda each: _asked(each.work)


def _amounts(figures: Figures) -> Sequence[str]:
    amounts = (figures.records, figures.programs, sum(figures.rejects.values()), figures.rows)
    return [
        *(f"{amount:,}" for amount in amounts),
        _extent(figures.sequences),
        _spread(figures.lines),
    ]


def _cuts(figures: Figures) -> Sequence[str]:
    return [
        _spread(figures.edits),
        _mean(figures.edit_lines),
        _mean(figures.hunks),
        _share_spread(figures.largest),
        _share(figures.single, figures.rows),
    ]


def _differences(figures: Figures) -> Sequence[str]:
    return [
        _share_spread(figures.distance),
        _spread(figures.distance_bits),
        _share(figures.duplicates, figures.rows),
        _share(figures.reordered, figures.rows),
    ]


def _costs(unit: str, figures: Figures) -> Sequence[str]:
    cost, rows = figures.costs[unit], figures.rows
    return [
        _number(cost.whole / rows if rows else None),
        _number(cost.edits / rows if rows else None),
        _number(cost.ratio),
        _number(cost.ratio_with_prompt),
        _spread(cost.ratios),
    ]


def _asked(work: Work) -> Sequence[str]:
    means = (work.lints_a_program, work.lints_a_sequence, work.lints_an_edit)
    return [f"{work.lints:,}" if work.programs else NOTHING, *map(_number, means)]


def _spread(found: Distribution) -> str:
    """The median and, in brackets, the quartiles."""
    if not found.count:
        return NOTHING
    low, median, high = (plain(found.quantile(share)) for share in QUARTILES)
    return f"{median} ({low}–{high})"  # noqa: RUF001


def _share_spread(found: Distribution) -> str:
    """The same of shares, in whole percent."""
    if not found.count:
        return NOTHING
    low, median, high = (f"{100 * found.quantile(share):.0f}" for share in QUARTILES)
    return f"{median} ({low}–{high}) %"  # noqa: RUF001


def _mean(found: Distribution) -> str:
    return digits(found.mean) if found.count else NOTHING


def _extent(found: Distribution) -> str:
    """From the least to the greatest value."""
    if not found.count:
        return NOTHING
    ends = dict.fromkeys([plain(found.minimum), plain(found.maximum)])
    return "–".join(ends)  # noqa: RUF001


def _share(part: int, whole: int) -> str:
    return f"{digits(100 * part / whole)} %" if whole else NOTHING


def _number(value: float | None) -> str:
    return NOTHING if value is None else digits(value)
