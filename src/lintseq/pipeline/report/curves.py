"""Curves as SVG, by matplotlib: the same bytes from the same numbers, told apart without colour."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Any

from lintseq.core.metric import CurvePoint
from lintseq.pipeline.drawing import COLOURS, INK, draw_figure
from lintseq.pipeline.report.contents import Picture
from lintseq.pipeline.report.visible import visible

DASHES: tuple[Any, ...] = ("-", (0, (5, 2)), (0, (1, 1.5)), (0, (6, 2, 1, 2)), (0, (9, 2)))
MARKERS = ("o", "s", "^", "D", "v", "P", "X")
SIZE = (4.7, 3.5)
LONGEST_NAME = 32


def draw(picture: Picture) -> str:
    """The picture as an SVG document of its own.

    Raises:
        ToolError: matplotlib is not installed.
    """

    def paint(figure: Any) -> None:
        axes = figure.add_subplot()
        for number, points in enumerate(picture.curves.values()):
            _draw_curve(axes, points, number)
        _draw_axes(axes, picture)
        _draw_legend(figure, axes, list(picture.curves))

    return draw_figure(picture.name, SIZE, paint).decode()


def _draw_curve(axes: Any, points: Sequence[CurvePoint], number: int) -> None:
    xs = [point.x for point in points]
    colour = COLOURS[number % len(COLOURS)]
    lows, highs = [point.low for point in points], [point.high for point in points]
    axes.fill_between(xs, lows, highs, color=colour, alpha=0.15, linewidth=0)
    axes.plot(
        xs,
        [point.y for point in points],
        color=colour,
        linestyle=DASHES[number % len(DASHES)],
        marker=MARKERS[number % len(MARKERS)],
        markersize=3.5,
        linewidth=1.6,
    )


def _draw_axes(axes: Any, picture: Picture) -> None:
    every = [point for points in picture.curves.values() for point in points]
    left, right = min(point.x for point in every), max(point.x for point in every)
    axes.set_xscale("log")
    ticks = _ticks(left, right)
    axes.set_xticks(ticks, [f"{tick:,}" for tick in ticks])
    axes.set_xticks([], minor=True)
    highest = 1.08 * max(point.high for point in every)
    if picture.percent:
        axes.set_ylim(bottom=0, top=min(1.03, max(0.05, highest)))
        axes.yaxis.set_major_formatter(lambda value, place: f"{100 * value:.3g} %")
    axes.set_xlabel(visible(picture.x))
    axes.set_ylabel(visible(picture.y))
    axes.grid(visible=True, axis="y", color=INK, alpha=0.18, linewidth=0.6)


def _ticks(left: float, right: float) -> list[int]:
    """1, 2, 5, 10 … between the ends, and the nearest of them if there is none."""
    steps = [step * 10**power for power in range(12) for step in (1, 2, 5)]
    inside = [step for step in steps if left * 0.98 <= step <= right * 1.02]
    return inside or [max(1, round(math.sqrt(left * right)))]


def _draw_legend(figure: Any, axes: Any, names: Sequence[str]) -> None:
    # Names are set afterwards: matplotlib takes a leading underscore for a wish to be left out.
    numbers = [f"{number}" for number in range(len(names))]
    legend = figure.legend(
        axes.get_lines(), numbers, loc="outside upper left", ncols=1, frameon=False, handlelength=4
    )
    for text, name in zip(legend.get_texts(), names, strict=True):
        shown = visible(name)
        cut = shown if len(shown) <= LONGEST_NAME else f"{shown[: LONGEST_NAME - 1]}…"
        text.set_text(cut)
