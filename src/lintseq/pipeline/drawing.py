"""Drawing by matplotlib: one look, and the same bytes from the same numbers."""

from __future__ import annotations

import io
import warnings
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any, Literal

from lintseq.core.errors import ToolError

COLOURS = ("#0072b2", "#d55e00", "#009e73", "#cc79a7", "#56b4e9", "#e69f00")
"""Okabe and Ito's, which people who see colours differently tell apart; `page.css` has them too."""
INK = "#444444"
PAPER = "#ffffff"
SETTINGS = {
    "svg.fonttype": "none",
    "font.family": "sans-serif",
    "font.sans-serif": ["DejaVu Sans"],
    "font.size": 9,
    "text.parse_math": False,
    "text.color": INK,
    "axes.labelcolor": INK,
    "axes.edgecolor": INK,
    "xtick.color": INK,
    "ytick.color": INK,
    "axes.spines.top": False,
    "axes.spines.right": False,
    "figure.facecolor": PAPER,
    "axes.facecolor": "none",
}
INSTALL = "pip install 'lintseq[report]'"
DOTS_PER_INCH = 160

FileKind = Literal["svg", "png"]
_UNDATED: dict[str, dict[str, None]] = {
    "svg": {"Date": None, "Creator": None},
    "png": {"Software": None},
}


def draw_figure(
    name: str, size: tuple[float, float], paint: Callable[[Any], None], kind: FileKind = "svg"
) -> bytes:
    """A picture as a file of its own.

    Args:
        name: what tells the parts of this picture from those of others on one page.
        size: in inches, width first.
        paint: draws on a figure of matplotlib.
        kind: of the file.

    Raises:
        ToolError: matplotlib is not installed.
    """
    try:
        import matplotlib
        from matplotlib.figure import Figure
    except ImportError:
        raise ToolError(f"A picture needs matplotlib; install it by: {INSTALL}") from None
    with matplotlib.rc_context({**SETTINGS, "svg.hashsalt": name}), _quietly():
        figure = Figure(figsize=size, layout="constrained")
        paint(figure)
        written = io.BytesIO()
        figure.savefig(written, format=kind, metadata=_UNDATED[kind], dpi=DOTS_PER_INCH)
    return written.getvalue()


@contextmanager
def _quietly() -> Iterator[None]:
    """Without warnings of letters that matplotlib has no shapes for: the reader's fonts have."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        yield
