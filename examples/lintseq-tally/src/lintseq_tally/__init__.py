"""The tally language for lintseq: what this plugin supplies."""

from __future__ import annotations

from collections.abc import Sequence

from lintseq.core.hookspecs import hookimpl
from lintseq.core.language import Language
from lintseq.core.linter import Linter
from lintseq_tally.linter import TallyLinter
from lintseq_tally.structure import TallyStructure

TALLY = Language(
    name="tally",
    linters=("tally",),
    extensions=(".tally",),
    fence_tags=("tally",),
    structure=TallyStructure,
)


@hookimpl
def lintseq_languages() -> Sequence[Language]:
    """Supply the language."""
    return [TALLY]


@hookimpl
def lintseq_linters() -> Sequence[Linter]:
    """Supply its linter."""
    return [TallyLinter()]
