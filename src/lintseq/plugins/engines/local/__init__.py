"""The `local` engine: processes of this machine, replaced when they hang or die."""

from __future__ import annotations

from collections.abc import Sequence

from lintseq.core.engine import Engine
from lintseq.core.hookspecs import hookimpl


@hookimpl
def lintseq_engines() -> Sequence[Engine]:
    """Supply the engine."""
    from lintseq.plugins.engines.local.engine import LocalEngine

    return [LocalEngine()]
