"""A plugin with a slip of the pen in the name of its hook."""

from __future__ import annotations

from collections.abc import Sequence

from lintseq.core.hookspecs import hookimpl
from lintseq.core.linter import Linter


@hookimpl
def lintseq_lintres() -> Sequence[Linter]:
    """Supply nothing, by a hook that does not exist."""
    return []
