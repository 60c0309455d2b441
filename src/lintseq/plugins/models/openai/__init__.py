"""The `openai` kind: a model behind an OpenAI-compatible HTTP endpoint."""

from __future__ import annotations

from collections.abc import Sequence

from lintseq.core.hookspecs import hookimpl
from lintseq.core.model import ModelKind


@hookimpl
def lintseq_models() -> Sequence[ModelKind]:
    """Supply the kind."""
    from lintseq.plugins.models.openai.kind import OpenAIKind

    return [OpenAIKind()]
