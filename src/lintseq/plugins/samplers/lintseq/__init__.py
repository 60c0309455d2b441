"""The `lintseq` sampler: linter-guided backward sampling, with its presets."""

from __future__ import annotations

from collections.abc import Sequence

from lintseq.core.hookspecs import hookimpl
from lintseq.core.sampler import Sampler


@hookimpl
def lintseq_samplers() -> Sequence[type[Sampler]]:
    """Supply the sampler."""
    from lintseq.plugins.samplers.lintseq.sampler import LintSeq

    return [LintSeq]
