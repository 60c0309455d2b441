"""The distributions as pictures: of everything as bars, and of each language as a box."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from lintseq.pipeline.digits import plain
from lintseq.pipeline.drawing import COLOURS, INK, PAPER, FileKind, draw_figure
from lintseq.pipeline.report.visible import visible
from lintseq.pipeline.stats.bars import Bars
from lintseq.pipeline.stats.contents import Figures, Stats
from lintseq.pipeline.stats.distribution import Distribution

WIDTH, HEIGHT = 4.7, 3.3
BOX_HEIGHT = 0.26
LONGEST_NAME = 24
LARGEST = "share of a program in its largest edit"
DISTANCE = "distance of a program's sequences, of the greatest possible"
BODY, MIDDLE = COLOURS[0], COLOURS[1]

Kind = Literal["count", "share", "ratio"]


@dataclass(frozen=True)
class Picture:
    """One distribution, of everything and of each language.

    Attributes:
        file: what its file is called, without the ending.
        axis: what the values are.
        counted: what there are so many of.
        total: of everything.
        languages: of each language that has any values.
        kind: of the values; ratios have no reason to begin at nothing.
    """

    file: str
    axis: str
    counted: str
    total: Distribution
    languages: Mapping[str, Distribution]
    kind: Kind


def draw_pictures(stats: Stats, kind: FileKind) -> dict[str, bytes]:
    """The pictures of ``stats``, by the names of their files.

    Raises:
        ToolError: matplotlib is not installed.
    """
    return {f"{picture.file}.{kind}": draw(picture, kind) for picture in pictures_of(stats)}


def pictures_of(stats: Stats) -> Iterator[Picture]:
    """The pictures: one of each distribution that is not empty."""
    unit = next(iter(stats.total.costs))
    cost = f"{unit} of a sequence, its program in one piece = 1"
    kinds: Sequence[tuple[str, str, str, Kind, Callable[[Figures], Distribution]]] = (
        ("lines", "lines of a program", "programs", "count", lambda each: each.lines),
        ("edits", "edits of a sequence", "sequences", "count", lambda each: each.edits),
        ("edit-lines", "lines of an edit", "edits", "count", lambda each: each.edit_lines),
        ("hunks", "hunks of an edit", "edits", "count", lambda each: each.hunks),
        ("largest-edit", LARGEST, "sequences", "share", lambda each: each.largest),
        ("distance", DISTANCE, "programs", "share", lambda each: each.distance),
        ("cost", cost, "sequences", "ratio", lambda each: each.costs[unit].ratios),
    )
    for file, axis, counted, kind, found in kinds:
        each = {name: found(figures) for name, figures in stats.languages.items()}
        some = {name: distribution for name, distribution in each.items() if distribution.count}
        if some:
            yield Picture(file, axis, counted, found(stats.total), some, kind)


def draw(picture: Picture, kind: FileKind = "svg") -> bytes:
    """The picture as a file: bars, and boxes beside them if there are several languages.

    Raises:
        ToolError: matplotlib is not installed.
    """
    several = len(picture.languages) > 1
    size = (WIDTH * (2 if several else 1), max(HEIGHT, 1.2 + BOX_HEIGHT * len(picture.languages)))

    def paint(figure: Any) -> None:
        axes = figure.subplots(1, 2 if several else 1, squeeze=False)[0]
        _draw_bars(axes[0], picture)
        if several:
            _draw_boxes(axes[1], picture)

    return draw_figure(picture.file, size if several else (WIDTH, HEIGHT), paint, kind)


def _draw_bars(axes: Any, picture: Picture) -> None:
    bars = (Bars.of_shares if picture.kind == "share" else Bars.of)(picture.total)
    shares = [count / picture.total.count for count in bars.counts]
    axes.bar(bars.places, shares, width=bars.width, color=BODY, edgecolor=PAPER, linewidth=0.5)
    median = picture.total.median
    axes.axvline(median, color=MIDDLE, linewidth=1.4, linestyle=(0, (5, 2)))
    axes.annotate(
        f"median {_value(median, picture)}",
        (median, 1),
        xycoords=("data", "axes fraction"),
        xytext=(4, -9),
        textcoords="offset points",
        color=MIDDLE,
    )
    greatest = _value(picture.total.maximum, picture)
    hidden = f"\n({bars.hidden:,} more, up to {greatest})" if bars.hidden else ""
    axes.set_xlabel(picture.axis + hidden)
    axes.set_ylabel(f"of {picture.total.count:,} {picture.counted}")
    axes.yaxis.set_major_formatter(lambda value, place: f"{100 * value:.3g} %")
    _finish(axes, picture, "y")


def _draw_boxes(axes: Any, picture: Picture) -> None:
    names = list(picture.languages)
    for place, name in enumerate(names):
        found = picture.languages[name]
        low, left, middle, right, high = map(found.quantile, (0.05, 0.25, 0.5, 0.75, 0.95))
        axes.hlines(place, low, high, color=INK, linewidth=1, zorder=2)
        axes.barh(place, right - left, left=left, height=0.55, color=BODY, edgecolor=BODY, zorder=3)
        axes.vlines(middle, place - 0.38, place + 0.38, color=MIDDLE, linewidth=2, zorder=4)
    axes.set_yticks(range(len(names)), [_short(name) for name in names])
    axes.invert_yaxis()
    axes.set_xlabel("by language: median, quartiles, 5 % and 95 %")
    if picture.kind == "share":
        axes.set_xlim(0, 1.02)
    elif picture.kind == "count":
        axes.set_xlim(left=0)
    _finish(axes, picture, "x")


def _finish(axes: Any, picture: Picture, grid: str) -> None:
    if picture.kind == "share":
        axes.xaxis.set_major_formatter(lambda value, place: f"{100 * value:.3g} %")
    axes.set_axisbelow(True)
    axes.grid(visible=True, axis=grid, color=INK, alpha=0.18, linewidth=0.6)


def _value(value: float, picture: Picture) -> str:
    return f"{plain(100 * value)} %" if picture.kind == "share" else plain(value)


def _short(name: str) -> str:
    shown = visible(name)
    return shown if len(shown) <= LONGEST_NAME else f"{shown[: LONGEST_NAME - 1]}…"
