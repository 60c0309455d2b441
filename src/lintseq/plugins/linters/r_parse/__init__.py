"""R's own parser as a linter."""

from __future__ import annotations

from collections.abc import Sequence

from lintseq.core.hookspecs import hookimpl
from lintseq.core.linter import Linter


@hookimpl
def lintseq_linters() -> Sequence[Linter]:
    """Supply the linter."""
    from lintseq.plugins.linters.r_parse.linter import RParse

    return [RParse()]
