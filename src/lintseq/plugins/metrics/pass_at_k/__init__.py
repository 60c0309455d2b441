"""pass@k, the measure of the field: unbiased, with intervals over problems."""

from __future__ import annotations

from collections.abc import Sequence

from lintseq.core.hookspecs import hookimpl
from lintseq.core.metric import Metric


@hookimpl
def lintseq_metrics() -> Sequence[Metric]:
    """Supply the metric."""
    from lintseq.plugins.metrics.pass_at_k.metric import PassAtK

    return [PassAtK()]
