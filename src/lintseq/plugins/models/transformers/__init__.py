"""The `transformers` kind: a folder with a causal language model, run in this process."""

from __future__ import annotations

from collections.abc import Sequence

from lintseq.core.hookspecs import hookimpl
from lintseq.core.model import ModelKind


@hookimpl
def lintseq_models() -> Sequence[ModelKind]:
    """Supply the kind."""
    from lintseq.plugins.models.transformers.kind import TransformersKind

    return [TransformersKind()]
