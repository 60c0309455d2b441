"""The `replay` kind: completions that were recorded, read from a file of samples."""

from __future__ import annotations

from collections.abc import Sequence

from lintseq.core.hookspecs import hookimpl
from lintseq.core.model import ModelKind


@hookimpl
def lintseq_models() -> Sequence[ModelKind]:
    """Supply the kind."""
    from lintseq.plugins.models.replay.kind import ReplayKind

    return [ReplayKind()]
