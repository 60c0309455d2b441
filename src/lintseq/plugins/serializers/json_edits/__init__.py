"""The `json` format: each edit as one line of JSON, for tools that take or constrain JSON."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from lintseq.core.hookspecs import hookimpl
from lintseq.core.serializer import DiffSerializer


@hookimpl
def lintseq_serializers() -> Sequence[DiffSerializer[Any]]:
    """Supply the format."""
    from lintseq.plugins.serializers.json_edits.serializer import JsonEdits

    return [JsonEdits()]
