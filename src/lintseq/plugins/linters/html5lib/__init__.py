"""html5lib's parser for HTML as a linter."""

from __future__ import annotations

from collections.abc import Sequence

from lintseq.core.hookspecs import hookimpl
from lintseq.core.linter import Linter


@hookimpl
def lintseq_linters() -> Sequence[Linter]:
    """Supply the linter."""
    from lintseq.plugins.linters.html5lib.linter import Html5lib

    return [Html5lib()]
