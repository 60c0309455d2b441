"""A language that claims the name of another."""

from __future__ import annotations

from collections.abc import Sequence

from lintseq.core.hookspecs import hookimpl
from lintseq.core.language import Language


@hookimpl
def lintseq_languages() -> Sequence[Language]:
    """Supply the language."""
    return [Language("python", ("pyflakes",))]
