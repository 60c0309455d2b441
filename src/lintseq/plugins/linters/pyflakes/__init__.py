"""The Python oracle: the interpreter's own syntax check, then pyflakes for names and placement."""

from __future__ import annotations

from collections.abc import Sequence

from lintseq.core.hookspecs import hookimpl
from lintseq.core.linter import Linter


@hookimpl
def lintseq_linters() -> Sequence[Linter]:
    """Supply the linter."""
    from lintseq.plugins.linters.pyflakes.linter import Pyflakes

    return [Pyflakes()]
