"""The language Java."""

from __future__ import annotations

from collections.abc import Sequence

from lintseq.core.execution import Runner
from lintseq.core.hookspecs import hookimpl
from lintseq.core.language import Language
from lintseq.core.sandbox import Sandbox, SandboxLimits
from lintseq.grammars.structure import grammar_structure
from lintseq.languages.grammars import wheel

GRAMMAR = wheel("java")


def java_runner(sandbox: Sandbox, limits: SandboxLimits) -> Runner:
    """What runs Java programs against tests."""
    from lintseq.languages.running.java import java
    from lintseq.languages.running.runner import SealedRunner

    return SealedRunner(java, sandbox, limits)


JAVA = Language(
    name="java",
    linters=("javac", "tree-sitter"),
    extensions=(".java",),
    fence_tags=("java",),
    structure=grammar_structure(GRAMMAR),
    grammar=GRAMMAR,
    runner=java_runner,
)


@hookimpl
def lintseq_languages() -> Sequence[Language]:
    """Supply the language."""
    return [JAVA]
