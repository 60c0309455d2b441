"""The page: one file of HTML that needs no other, runs no script, and escapes all it shows."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from difflib import SequenceMatcher
from importlib.resources import files

from lintseq.core.decoding import DECODINGS
from lintseq.core.errors import ToolError
from lintseq.core.execution import OUTCOMES
from lintseq.core.metric import Difference, Measure
from lintseq.core.resampling import RESAMPLES
from lintseq.pipeline.drawing import COLOURS, INK, INSTALL, PAPER
from lintseq.pipeline.report.contents import Comparison, Report
from lintseq.pipeline.report.visible import visible

TEMPLATE = "page.html.j2"
STYLE = "page.css"
MEANINGS: Mapping[str, str] = {**DECODINGS, **OUTCOMES}
"""What the words mean that are names of measures too."""
UNTOLD = "\N{EN DASH}"
LONGEST_SHOWN = 120
"""Lines of a program that are shown."""
MOST_STATES = 60
_NAMED = re.compile(r'(\bid="|url\(#|xlink:href="#)')


def page(report: Report, pictures: Mapping[str, str]) -> str:
    """The report as HTML; ``pictures`` are the SVG documents of its curves, by their files' names.

    Raises:
        ToolError: Jinja is not installed.
    """
    try:
        from jinja2 import Environment, PackageLoader, StrictUndefined
        from markupsafe import Markup
    except ImportError:
        raise ToolError(f"A report needs jinja2; install it by: {INSTALL}") from None
    environment = Environment(
        loader=PackageLoader(__package__, ""),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=lambda value: visible(value) if type(value) is str else value,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.filters.update(
        number=_number,
        bound=_bound,
        points=_points,
        count=_count,
        whisker=_whisker,
        groupby_pair=_by_pair,
        marked=_marked,
        cut=_cut,
    )
    style = files(__package__).joinpath(STYLE).read_text("utf-8")
    written: str = environment.get_template(TEMPLATE).render(
        report=report,
        style=Markup(style),
        pictures={name: Markup(_inline(svg, name)) for name, svg in pictures.items()},
        meanings=MEANINGS,
        colours=len(COLOURS),
        resamples=RESAMPLES,
    )
    return written


def _inline(svg: str, name: str) -> str:
    """The SVG as part of a page: with names of its own, and the page's colours."""
    drawing = svg[svg.index("<svg") :]
    drawing = _NAMED.sub(rf"\g<1>{name}-", drawing)
    drawing = drawing.replace(f"fill: {PAPER}", "fill: none").replace(INK, "currentColor")
    for number, colour in enumerate(COLOURS):
        drawing = drawing.replace(colour, f"var(--arm{number})")
    return drawing


def _number(value: float | None, percent: bool) -> str:
    """A measure's number: a share in percent, others with three digits that count."""
    if value is None:
        return UNTOLD
    if percent:
        # Rounded first, so that a share is the same wherever and however it was worked out.
        return f"{round(100 * value, 6):.1f} %"
    return _count(round(value)) if abs(value) >= 1000 or value == int(value) else f"{value:.3g}"


def _bound(value: float, percent: bool) -> str:
    """An end of an interval, beside a number that says whether it is in percent."""
    return _number(value, percent).removesuffix(" %")


def _points(value: float, percent: bool) -> str:
    """A difference, with its sign."""
    return (f"{100 * value:+.1f}" if percent else f"{value:+.3g}").replace("-", "\N{MINUS SIGN}")


def _count(value: int) -> str:
    return f"{value:,}"


def _by_pair(
    comparisons: Sequence[Comparison],
) -> list[tuple[tuple[str, str], Mapping[str, Difference | None]]]:
    """The differences of each pair of arms, by name; None where there is none."""
    pairs: dict[tuple[str, str], dict[str, Difference | None]] = {}
    names = dict.fromkeys(each.difference.name for each in comparisons)
    for each in comparisons:
        pair = pairs.setdefault((each.first, each.second), dict.fromkeys(names))
        pair[each.difference.name] = each.difference
    return list(pairs.items())


def _whisker(measure: Measure) -> Sequence[float] | None:
    """Where value and interval of a share lie, on a scale from 0 to 100."""
    if not measure.percent or measure.value is None:
        return None
    low = measure.value if measure.low is None else measure.low
    high = measure.value if measure.high is None else measure.high
    return [round(100 * share, 2) for share in (measure.value, low, high)]


def _cut(text: str) -> str:
    """The first lines of ``text``, and how many more there are."""
    lines = text.rstrip("\n").split("\n")
    more = len(lines) - LONGEST_SHOWN
    return text if more <= 0 else "\n".join([*lines[:LONGEST_SHOWN], f"… {more} more lines"])


def _marked(states: Sequence[str]) -> list[list[tuple[bool, str]]]:
    """The lines of each state, each with whether the state before lacks it."""
    shown = [_cut(state) for state in states[:MOST_STATES]]
    marked: list[list[tuple[bool, str]]] = []
    for before, state in zip(["", *shown], shown):
        lines = state.rstrip("\n").split("\n")
        matcher = SequenceMatcher(None, before.rstrip("\n").split("\n"), lines, autojunk=False)
        kept: set[int] = set()
        for _, start, length in matcher.get_matching_blocks():
            kept.update(range(start, start + length))
        marked.append([(number not in kept, line) for number, line in enumerate(lines)])
    return marked
