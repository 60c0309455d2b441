"""The stages from data to training sets, and those of the paper from there to a report."""

from __future__ import annotations

from collections.abc import Sequence

from lintseq.core.hookspecs import hookimpl
from lintseq.core.stage import Stage


@hookimpl
def lintseq_stages() -> Sequence[Stage]:
    """Supply the stages."""
    from lintseq.plugins.stages.data import Data
    from lintseq.plugins.stages.dedup import Dedup
    from lintseq.plugins.stages.evaluate import Evaluate
    from lintseq.plugins.stages.generate import Generate
    from lintseq.plugins.stages.render import Render
    from lintseq.plugins.stages.report import Report
    from lintseq.plugins.stages.sample import Sample
    from lintseq.plugins.stages.stats import Stats
    from lintseq.plugins.stages.train import Train

    making = [Data(), Dedup(), Generate(), Stats(), Render()]
    return [*making, Train(), Sample(), Evaluate(), Report()]
