"""The `search-replace` format: blocks of lines to find and lines to put there, without numbers."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from lintseq.core.hookspecs import hookimpl
from lintseq.core.serializer import DiffSerializer


@hookimpl
def lintseq_serializers() -> Sequence[DiffSerializer[Any]]:
    """Supply the format."""
    from lintseq.plugins.serializers.search_replace.serializer import SearchReplace

    return [SearchReplace()]
