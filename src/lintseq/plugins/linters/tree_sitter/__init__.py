"""Tree-sitter as a linter: for every language with a grammar, and by the grammar alone."""

from __future__ import annotations

from collections.abc import Sequence

from lintseq.core.hookspecs import hookimpl
from lintseq.core.linter import Linter


@hookimpl
def lintseq_linters() -> Sequence[Linter]:
    """Supply the linter."""
    from lintseq.plugins.linters.tree_sitter.linter import TreeSitter

    return [TreeSitter()]
