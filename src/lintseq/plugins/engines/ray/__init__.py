"""The `ray` engine: processes of a Ray cluster, on as many machines as it has."""

from __future__ import annotations

from collections.abc import Sequence

from lintseq.core.engine import Engine
from lintseq.core.hookspecs import hookimpl


@hookimpl
def lintseq_engines() -> Sequence[Engine]:
    """Supply the engine."""
    from lintseq.plugins.engines.ray.engine import RayEngine

    return [RayEngine()]
