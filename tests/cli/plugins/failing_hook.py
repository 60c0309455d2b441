"""A plugin whose hook raises."""

from __future__ import annotations

from collections.abc import Sequence

from lintseq.core.hookspecs import hookimpl
from lintseq.core.linter import Linter


@hookimpl
def lintseq_linters() -> Sequence[Linter]:
    """Raise."""
    raise OSError("no licence server")
