"""The `unified` format: zero-context unified diffs, to the byte as GNU diff writes them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from lintseq.core.hookspecs import hookimpl
from lintseq.core.serializer import DiffSerializer


@hookimpl
def lintseq_serializers() -> Sequence[DiffSerializer[Any]]:
    """Supply the format."""
    from lintseq.plugins.serializers.unified.serializer import Unified

    return [Unified()]
