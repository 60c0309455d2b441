"""The language Go."""

from __future__ import annotations

from collections.abc import Sequence

from lintseq.core.execution import Runner
from lintseq.core.hookspecs import hookimpl
from lintseq.core.language import Language
from lintseq.core.sandbox import Sandbox, SandboxLimits
from lintseq.grammars.structure import grammar_structure
from lintseq.languages.grammars import wheel

GRAMMAR = wheel("go")


def go_runner(sandbox: Sandbox, limits: SandboxLimits) -> Runner:
    """What runs Go programs against tests."""
    from lintseq.languages.running.golang import go
    from lintseq.languages.running.runner import SealedRunner

    return SealedRunner(go, sandbox, limits)


GO = Language(
    name="go",
    linters=("go-types", "tree-sitter"),
    aliases=("golang",),
    extensions=(".go",),
    fence_tags=("go", "golang"),
    structure=grammar_structure(GRAMMAR),
    grammar=GRAMMAR,
    runner=go_runner,
)


@hookimpl
def lintseq_languages() -> Sequence[Language]:
    """Supply the language."""
    return [GO]
