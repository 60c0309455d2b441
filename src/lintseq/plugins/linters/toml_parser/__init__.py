"""Python's own parser for TOML as a linter."""

from __future__ import annotations

from collections.abc import Sequence

from lintseq.core.hookspecs import hookimpl
from lintseq.core.linter import Linter


@hookimpl
def lintseq_linters() -> Sequence[Linter]:
    """Supply the linter."""
    from lintseq.plugins.linters.toml_parser.linter import TomlParser

    return [TomlParser()]
