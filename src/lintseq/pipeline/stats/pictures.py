"""The distributions as pictures: of everything as bars, and of each language as a box."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from lintseq.pipeline.digits import plain
from lintseq.pipeline.drawing import COLOURS, INK, PAPER, FileKind, draw_figure
from lintseq.pipeline.report.visible import visible
from lintseq.pipeline.stats.contents import Figures, Stats
from lintseq.pipeline.stats.distribution import Distribution

BARS, SHARE_BARS = 40, 20
SHOWN = 0.99
"""What is greater than this quantile is left out, so that the rest can be seen."""
WIDTH, HEIGHT = 4.7, 3.3
BOX_HEIGHT = 0.26
LONGEST_NAME = 24
BODY, MIDDLE = COLOURS[0], COLOURS[1]


@dataclass(frozen=True)
class Picture:
    """One distribution, of everything and of each language.

    Attributes:
        file: what its file is called, without the ending.
        axis: what the values are.
        counted: what there are so many of.
        total: of everything, not empty.
        languages: of each language that has any values.
        percent: whether the values are shares.
    """

    file: str
    axis: str
    counted: str
    total: Distribution
    languages: Mapping[str, Distribution]
    percent: bool = False


def draw_pictures(stats: Stats, kind: FileKind) -> dict[str, bytes]:
    """The pictures of ``stats``, by the names of their files.

    Raises:
        ToolError: matplotlib is not installed.
    """
    return {f"{picture.file}.{kind}": draw(picture, kind) for picture in pictures_of(stats)}


def pictures_of(stats: Stats) -> Iterator[Picture]:
    """The pictures: one of each distribution that is not empty."""

    def picture(
        file: str,
        axis: str,
        counted: str,
        found: Callable[[Figures], Distribution],
        *,
        percent: bool = False,
    ) -> Iterator[Picture]:
        each = {name: found(figures) for name, figures in stats.languages.items()}
        total = found(stats.total)
        if total.count:
            some = {name: distribution for name, distribution in each.items() if distribution.count}
            yield Picture(file, axis, counted, total, some, percent)

    unit = next(iter(stats.total.costs))
    times = f"{unit} of a sequence, its program in one piece = 1"
    yield from picture("lines", "lines of a program", "programs", lambda each: each.lines)
    yield from picture("edits", "edits of a sequence", "sequences", lambda each: each.edits)
    yield from picture("edit-lines", "lines of an edit", "edits", lambda each: each.edit_lines)
    yield from picture("hunks", "hunks of an edit", "edits", lambda each: each.hunks)
    share = "share of a program in its largest edit"
    yield from picture("largest-edit", share, "sequences", lambda each: each.largest, percent=True)
    distance = "distance of a program's sequences, of the greatest possible"
    yield from picture("distance", distance, "programs", lambda each: each.distance, percent=True)
    yield from picture("cost", times, "sequences", lambda each: each.costs[unit].ratios)


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
    bars = (_Bars.of_shares if picture.percent else _Bars.of)(picture.total)
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
    greatest = picture.total.maximum
    rest = ""
    if greatest > bars.end:
        rest = f"\n(not shown: 1 %, up to {_value(greatest, picture)})"
    axes.set_xlabel(picture.axis + rest)
    axes.set_ylabel(f"of {picture.total.count:,} {picture.counted}")
    axes.yaxis.set_major_formatter(lambda value, place: f"{100 * value:.3g} %")
    _finish(axes, picture, "y")


def _draw_boxes(axes: Any, picture: Picture) -> None:
    names = list(picture.languages)
    for place, name in enumerate(names):
        found = picture.languages[name]
        low, left, middle, right, high = map(found.quantile, (0.05, 0.25, 0.5, 0.75, 0.95))
        axes.hlines(place, low, high, color=INK, linewidth=1)
        axes.barh(place, right - left, left=left, height=0.55, color=BODY, edgecolor=BODY)
        axes.vlines(middle, place - 0.38, place + 0.38, color=MIDDLE, linewidth=2)
    axes.set_yticks(range(len(names)), [_short(name) for name in names])
    axes.invert_yaxis()
    axes.set_xlabel("by language: median, quartiles, 5 % and 95 %")
    axes.set_xlim(0, 1.02 if picture.percent else None)
    _finish(axes, picture, "x")


def _finish(axes: Any, picture: Picture, grid: str) -> None:
    if picture.percent:
        axes.xaxis.set_major_formatter(lambda value, place: f"{100 * value:.3g} %")
    axes.set_axisbelow(True)
    axes.grid(visible=True, axis=grid, color=INK, alpha=0.18, linewidth=0.6)


def _value(value: float, picture: Picture) -> str:
    shown = 100 * value if picture.percent else value
    return plain(shown) + (" %" if picture.percent else "")


def _short(name: str) -> str:
    shown = visible(name)
    return shown if len(shown) <= LONGEST_NAME else f"{shown[: LONGEST_NAME - 1]}…"


@dataclass(frozen=True)
class _Bars:
    """A distribution in bars of equal width.

    Attributes:
        places: their middles.
        end: where the last one ends; greater values are in none.
    """

    places: Sequence[float]
    counts: Sequence[int]
    width: float
    end: float

    @classmethod
    def of(cls, found: Distribution) -> _Bars:
        """Up to 40 bars, up to the quantile `SHOWN`; those of whole numbers hold equally many."""
        low, high = found.minimum, found.quantile(SHOWN)
        if all(value == int(value) for value in found.counts):
            return cls._filled(found, low - 0.5, max(1, math.ceil((high - low + 1) / BARS)), high)
        return cls._filled(found, low, (high - low) / BARS or 1.0, high)

    @classmethod
    def of_shares(cls, found: Distribution) -> _Bars:
        """Bars from nothing to everything."""
        return cls._filled(found, 0.0, 1 / SHARE_BARS, 1.0)

    @classmethod
    def _filled(cls, found: Distribution, start: float, width: float, high: float) -> _Bars:
        """Bars from ``start`` on, of the values up to ``high``, which is in the last one."""
        counts = [0] * max(1, math.ceil(round((high - start) / width, 6)))
        for value, times in found.counts.items():
            if value <= high:
                # Rounded first, so that a value on the border of two bars is in the upper one.
                counts[min(int(round((value - start) / width, 6)), len(counts) - 1)] += times
        places = [start + width * (bar + 0.5) for bar in range(len(counts))]
        return cls(places, counts, width, start + width * len(counts))
