"""``report.json``: everything that the page shows, and what it was worked out from.

::

    {"schema": "lintseq-report/1",
     "lintseq_version": "…", "made_from": "SHA-256 of everything the report depends on",
     "benchmark": "humaneval", "problems": 164, "k": [1, 5, 10],
     "bootstrap": {"seed": 0, "resamples": 10000, "level": 0.95, "unit": "problem"},
     "arms": [
       {"name": "lintseq", "results": "results.jsonl", "rows_sha256": "…",
        "samples": 3280, "fewest_samples": 20, "sandbox_failed": 0,
        "facts": {"model": "…", "temperature": "0.8", …},
        "training": {"arm": …, "match": …, "examples": …, "tokens": …, "steps": …, …} or null,
        "passed": {"HumanEval/0": [passed, samples], …}}],
     "metrics": [
       {"name": "pass-at-k", "summary": "…",
        "arms": {"lintseq": [{"name": "pass@1", "value": 0.31, "low": 0.25, "high": 0.37,
                              "percent": true}, …]}}],
     "differences": [
       {"first": "lintseq", "second": "baseline", "name": "pass@1", "value": 0.04,
        "low": -0.01, "high": 0.09, "percent": true, "within_noise": true}],
     "curves": [
       {"name": "…", "x": "…", "y": "…", "arms": {"lintseq": [[x, y, low, high], …]}}],
     "shown": {"task_id": "…", "prompt": "…",
               "arms": {"lintseq": {"passed": {sample} or null, "failed": {sample} or null}}},
     "cautions": ["…"]}

Numbers are rounded to six decimals. ``value``, ``low`` and ``high`` are null where they cannot be
told; a share is between 0 and 1. A difference is the first arm's number minus the second's.
Parameters may be added, never removed, while ``schema`` stays the same.
"""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import Any

from lintseq.core.metric import Measure
from lintseq.core.resampling import OUTSIDE, RESAMPLES
from lintseq.pipeline.report.contents import Report, ReportArm, ShownProblem

SCHEMA = "lintseq-report/1"
DECIMALS = 6


def document(report: Report) -> dict[str, Any]:
    """The report as values of JSON."""
    return {
        "schema": SCHEMA,
        "lintseq_version": report.lintseq_version,
        "made_from": report.made_from,
        "benchmark": report.benchmark,
        "problems": report.problems,
        "k": list(report.ks),
        "bootstrap": {
            "seed": report.seed,
            "resamples": RESAMPLES,
            "level": 1 - 2 * OUTSIDE,
            "unit": "problem",
        },
        "arms": [_arm(arm) for arm in report.arms],
        "metrics": [
            {
                "name": table.metric,
                "summary": table.summary,
                "arms": {arm: [_measure(each) for each in row] for arm, row in table.rows.items()},
            }
            for table in report.tables
        ],
        "differences": [
            {
                "first": each.first,
                "second": each.second,
                **_rounded(asdict(each.difference)),
                "within_noise": each.difference.within_noise,
            }
            for each in report.comparisons
        ],
        "curves": [
            {
                "name": picture.name,
                "x": picture.x,
                "y": picture.y,
                "arms": {
                    arm: [[_round(at) for at in (p.x, p.y, p.low, p.high)] for p in points]
                    for arm, points in picture.curves.items()
                },
            }
            for picture in report.pictures
        ],
        "shown": None if report.shown is None else _shown(report.shown),
        "cautions": list(report.cautions),
    }


def document_text(report: Report) -> str:
    """The report as a file of JSON, for programs first and people second."""
    # Escapes beyond ASCII, since programs by strangers may hold what UTF-8 cannot.
    return json.dumps(document(report), indent=1) + "\n"


def _arm(arm: ReportArm) -> dict[str, Any]:
    return {
        "name": arm.name,
        "results": arm.results.name,
        "rows_sha256": arm.digest,
        "samples": arm.samples,
        "fewest_samples": arm.evaluated.fewest,
        "sandbox_failed": arm.evaluated.sandbox_failed,
        "facts": dict(arm.facts),
        "training": None if arm.training is None else _rounded(asdict(arm.training)),
        "passed": {
            task: [sum(sample.passed for sample in samples), len(samples)]
            for task, samples in arm.evaluated.problems.items()
        },
    }


def _shown(shown: ShownProblem) -> dict[str, Any]:
    return {
        "task_id": shown.task_id,
        "prompt": shown.prompt,
        "arms": {
            arm: {
                "passed": None if passed is None else asdict(passed),
                "failed": None if failed is None else asdict(failed),
            }
            for arm, (passed, failed) in shown.samples.items()
        },
    }


def _measure(measure: Measure) -> dict[str, Any]:
    return _rounded(asdict(measure))


def _rounded(values: dict[str, Any]) -> dict[str, Any]:
    return {name: _round(value) for name, value in values.items()}


def _round(value: Any) -> Any:
    return round(value, DECIMALS) if isinstance(value, float) else value
