"""The stages of the paper: data, generate, train, sample, evaluate, report."""

from __future__ import annotations

from collections.abc import Sequence

from lintseq.core.hookspecs import hookimpl
from lintseq.core.stage import Stage


@hookimpl
def lintseq_stages() -> Sequence[Stage]:
    """Supply the stages."""
    from lintseq.plugins.stages.data import Data
    from lintseq.plugins.stages.evaluate import Evaluate
    from lintseq.plugins.stages.generate import Generate
    from lintseq.plugins.stages.report import Report
    from lintseq.plugins.stages.sample import Sample
    from lintseq.plugins.stages.train import Train

    return [Data(), Generate(), Train(), Sample(), Evaluate(), Report()]
