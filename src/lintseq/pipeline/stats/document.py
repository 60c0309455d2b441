"""The figures as JSON.

::

    {"schema": "lintseq-stats/1", "lintseq_version": "…", "tokenizer": "…" or null,
     "cautions": ["…"],
     "total": {figures}, "languages": {"python": {figures}, …}}

Figures are the attributes of `lintseq.pipeline.stats.contents.Figures`, with ``records``. A
distribution is ``{"count", "mean", "min", "p10", "p25", "p50", "p75", "p90", "p99", "max"}``, or
null if nothing was counted. ``work`` is that of `lintseq.pipeline.work.Work`, its means included;
null if nothing tells. Numbers are rounded to six decimals.
"""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from lintseq.pipeline.stats.contents import Cost, Figures, Stats
from lintseq.pipeline.stats.distribution import Distribution
from lintseq.pipeline.work import Work

SCHEMA = "lintseq-stats/1"
DECIMALS = 6
PERCENTILES = (10, 25, 50, 75, 90, 99)


def document(stats: Stats, version: str) -> dict[str, Any]:
    """The figures as values of JSON; ``version`` is that of lintseq."""
    return {
        "schema": SCHEMA,
        "lintseq_version": version,
        "tokenizer": stats.tokenizer,
        "cautions": list(stats.cautions),
        "total": _figures(stats.total),
        "languages": {name: _figures(found) for name, found in stats.languages.items()},
    }


def _figures(figures: Figures) -> dict[str, Any]:
    return {
        "records": figures.records,
        "programs": figures.programs,
        "rows": figures.rows,
        "rejects": dict(figures.rejects),
        "sequences": _distribution(figures.sequences),
        "lines": _distribution(figures.lines),
        "edits": _distribution(figures.edits),
        "edit_lines": _distribution(figures.edit_lines),
        "hunks": _distribution(figures.hunks),
        "largest": _distribution(figures.largest),
        "single": figures.single,
        "distance": _distribution(figures.distance),
        "distance_bits": _distribution(figures.distance_bits),
        "duplicates": figures.duplicates,
        "reordered": figures.reordered,
        "costs": {unit: _cost(cost) for unit, cost in figures.costs.items()},
        "work": _work(figures.work),
    }


def _cost(cost: Cost) -> dict[str, Any]:
    return {
        "prompt": cost.prompt,
        "whole": cost.whole,
        "edits": cost.edits,
        "ratio": _rounded(cost.ratio),
        "ratio_with_prompt": _rounded(cost.ratio_with_prompt),
        "ratios": _distribution(cost.ratios),
    }


def _work(work: Work) -> dict[str, float | int | None] | None:
    if not work.programs:
        return None
    return {
        **asdict(work),
        "lints_a_program": _rounded(work.lints_a_program),
        "lints_a_sequence": _rounded(work.lints_a_sequence),
        "lints_an_edit": _rounded(work.lints_an_edit),
    }


def _distribution(found: Distribution) -> dict[str, float | int | None] | None:
    if not found.count:
        return None
    return {
        "count": found.count,
        "mean": _rounded(found.mean),
        "min": _rounded(found.minimum),
        **{f"p{percent}": _rounded(found.quantile(percent / 100)) for percent in PERCENTILES},
        "max": _rounded(found.maximum),
    }


def _rounded(value: float | None) -> float | None:
    return None if value is None else round(value, DECIMALS)
