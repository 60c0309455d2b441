"""From files of results to everything that a report says."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from itertools import combinations

from lintseq.core.errors import UsageError
from lintseq.core.host import default_host
from lintseq.core.metric import CurvePoint, Metric
from lintseq.pipeline.report.arms import NamedFile, read_arms
from lintseq.pipeline.report.cautions import cautions
from lintseq.pipeline.report.contents import (
    Comparison,
    MetricTable,
    Picture,
    Report,
    ReportArm,
)
from lintseq.pipeline.report.digests import digest_of
from lintseq.pipeline.report.shown import shown_problem

HEADLINE = "pass-at-k"
"""The metric that every report begins with."""
USUAL_KS = (1, 5, 10, 100)


@dataclass(frozen=True)
class ReportRequest:
    """What a report is to be made of.

    Attributes:
        results: the files, with the arms' names.
        ks: the k of pass@k; None for the usual ones that every arm has enough samples for.
        metrics: by name; none for all that are installed. pass@k is always among them.
        training: where the models of arms say how they were trained.
        seed: of the resampling.
    """

    results: Sequence[NamedFile]
    ks: Sequence[int] | None = None
    metrics: Sequence[str] = ()
    training: Sequence[NamedFile] = ()
    seed: int = 0


def build_report(request: ReportRequest, lintseq_version: str) -> Report:
    """Read, check, count and compare.

    Raises:
        UsageError: something is not as it should be; the message says what and where.
    """
    metrics = _metrics(request.metrics)
    arms = read_arms(request.results, request.training)
    ks = _ks(request.ks, arms)
    comparisons = list(_comparisons(metrics, arms, ks, request.seed))
    return Report(
        benchmark=arms[0].benchmark,
        ks=ks,
        seed=request.seed,
        arms=arms,
        tables=[_table(metric, arms, ks, request.seed) for metric in metrics],
        comparisons=comparisons,
        pictures=list(_pictures(metrics, arms, request.seed)),
        shown=shown_problem(arms),
        cautions=cautions(arms, ks, comparisons),
        made_from=_made_from(request, metrics, arms, ks, lintseq_version),
        lintseq_version=lintseq_version,
    )


def _metrics(names: Sequence[str]) -> list[Metric]:
    registry = default_host().metrics
    chosen = [registry.get(name) for name in names] or list(registry.things.values())
    every = {metric.name: metric for metric in [registry.get(HEADLINE), *chosen]}
    return list(every.values())


def _ks(asked: Sequence[int] | None, arms: Sequence[ReportArm]) -> list[int]:
    """Ascending, each once; what arms have too few samples for is refused if it was asked for."""
    fewest = min(arm.evaluated.fewest for arm in arms)
    usual = [k for k in USUAL_KS if k <= fewest] or [1]
    ks = usual if asked is None else sorted(set(asked))
    if not ks:
        raise UsageError("--k names no number: write --k 1,5,10 for example.")
    for arm in arms:
        for k in ks:
            arm.evaluated.check_k(k)
    return ks


def _table(metric: Metric, arms: Sequence[ReportArm], ks: Sequence[int], seed: int) -> MetricTable:
    rows = {arm.name: list(metric.measures(arm.evaluated, ks=ks, seed=seed)) for arm in arms}
    return MetricTable(metric.name, metric.summary, rows)


def _comparisons(
    metrics: Sequence[Metric], arms: Sequence[ReportArm], ks: Sequence[int], seed: int
) -> Iterator[Comparison]:
    for metric in metrics:
        for one, two in combinations(arms, 2):
            for difference in metric.differences(one.evaluated, two.evaluated, ks=ks, seed=seed):
                yield Comparison(one.name, two.name, difference)


def _pictures(metrics: Sequence[Metric], arms: Sequence[ReportArm], seed: int) -> Iterator[Picture]:
    """The curves of all arms, those of one name and axes together."""
    found: dict[tuple[str, str, str, bool], dict[str, Sequence[CurvePoint]]] = {}
    for metric in metrics:
        for arm in arms:
            for curve in metric.curves(arm.evaluated, seed=seed):
                axes = (curve.name, curve.x, curve.y, curve.percent)
                if curve.points:
                    found.setdefault(axes, {})[arm.name] = curve.points
    for (name, x, y, percent), curves in found.items():
        yield Picture(name, x, y, curves, percent)


def _made_from(
    request: ReportRequest,
    metrics: Sequence[Metric],
    arms: Sequence[ReportArm],
    ks: Sequence[int],
    lintseq_version: str,
) -> str:
    """A hash of the request and of all that it names: reports of one hash are one report."""
    return digest_of(
        {
            "arms": [[arm.name, arm.results.name, arm.digest] for arm in arms],
            "training": [arm.training and asdict(arm.training) for arm in arms],
            "ks": list(ks),
            "metrics": [metric.name for metric in metrics],
            "seed": request.seed,
            "lintseq_version": lintseq_version,
        }
    )
