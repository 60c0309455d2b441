"""The language C."""

from __future__ import annotations

from collections.abc import Sequence

from lintseq.core.execution import Runner
from lintseq.core.hookspecs import hookimpl
from lintseq.core.language import Language
from lintseq.core.sandbox import Sandbox, SandboxLimits
from lintseq.grammars.structure import grammar_structure
from lintseq.languages.grammars import wheel

GRAMMAR = wheel("c")


def c_runner(sandbox: Sandbox, limits: SandboxLimits) -> Runner:
    """What runs C programs against tests."""
    from lintseq.languages.running.compiled import c
    from lintseq.languages.running.runner import SealedRunner

    return SealedRunner(c, sandbox, limits)


C = Language(
    name="c",
    linters=("clang", "tree-sitter"),
    extensions=(".c", ".h"),
    shebangs=("tcc",),
    fence_tags=("c", "h"),
    structure=grammar_structure(GRAMMAR),
    grammar=GRAMMAR,
    runner=c_runner,
)


@hookimpl
def lintseq_languages() -> Sequence[Language]:
    """Supply the language."""
    return [C]
