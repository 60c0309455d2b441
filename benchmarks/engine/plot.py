"""Curves on logarithmic axes as SVG: the same bytes from the same numbers."""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import click

from benchmarks.spread import Spread
from lintseq.pipeline.drawing import COLOURS, INK, SETTINGS
from lintseq.pipeline.report.curves import MARKERS

SIZE = (7.6, 4.6)


@dataclass(frozen=True)
class Point:
    """Seconds at a number of lines."""

    lines: float
    seconds: Spread


@dataclass(frozen=True)
class Curve:
    """A line of the picture.

    Attributes:
        name: in the legend.
        points: from left to right.
        colour: its number; None for a thin grey yardstick.
        dashed: whether it is the slow twin of the one with the same colour.
    """

    name: str
    points: Sequence[Point]
    colour: int | None = None
    dashed: bool = False


def draw(curves: Sequence[Curve]) -> str:
    """The picture as an SVG document of its own.

    Raises:
        ClickException: matplotlib is not installed.
    """
    try:
        import matplotlib
        from matplotlib.figure import Figure
    except ImportError:
        raise click.ClickException(
            "The picture needs matplotlib; install it by: pip install 'lintseq[report]'"
        ) from None
    with matplotlib.rc_context({**SETTINGS, "svg.hashsalt": "seconds"}):
        figure = Figure(figsize=SIZE, layout="constrained")
        axes = figure.add_subplot()
        for curve in curves:
            _draw_curve(axes, curve)
        _draw_axes(axes)
        figure.legend(loc="outside right upper", frameon=False, handlelength=3.5)
        written = io.StringIO()
        figure.savefig(written, format="svg", metadata={"Date": None, "Creator": None})
    return written.getvalue()


def _draw_curve(axes: Any, curve: Curve) -> None:
    yardstick = curve.colour is None
    colour = INK if curve.colour is None else COLOURS[curve.colour % len(COLOURS)]
    lines = [point.lines for point in curve.points]
    spreads = [point.seconds for point in curve.points]
    lows, highs = [spread.low for spread in spreads], [spread.high for spread in spreads]
    axes.fill_between(lines, lows, highs, color=colour, alpha=0.15, linewidth=0)
    axes.plot(
        lines,
        [spread.median for spread in spreads],
        label=curve.name,
        color=colour,
        linestyle=(0, (1, 1.5)) if yardstick else (0, (5, 2)) if curve.dashed else "-",
        marker="" if yardstick else MARKERS[(curve.colour or 0) % len(MARKERS)],
        markersize=3.5,
        markerfacecolor="white" if curve.dashed else colour,
        linewidth=1.4,
    )


def _draw_axes(axes: Any) -> None:
    axes.set_xscale("log")
    axes.set_yscale("log")
    axes.xaxis.set_major_formatter(lambda value, place: f"{value:,.0f}")
    axes.yaxis.set_major_formatter(_seconds)
    axes.set_xlabel("lines of the program")
    axes.set_ylabel("processor time for one sequence")
    axes.grid(visible=True, which="major", color=INK, alpha=0.18, linewidth=0.6)


def _seconds(value: float, place: object) -> str:
    """A power of ten in the unit that reads best."""
    if value >= 1:
        return f"{value:,.0f} s"
    return f"{value * 1e3:.3g} ms" if value >= 1e-3 else f"{value * 1e6:.3g} µs"
