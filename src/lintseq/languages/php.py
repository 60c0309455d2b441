"""The language PHP."""

from __future__ import annotations

from collections.abc import Sequence

from lintseq.core.execution import Runner
from lintseq.core.hookspecs import hookimpl
from lintseq.core.language import Language
from lintseq.core.sandbox import Sandbox, SandboxLimits
from lintseq.grammars.structure import grammar_structure
from lintseq.languages.grammars import wheel

GRAMMAR = wheel("php", function="language_php")


def php_runner(sandbox: Sandbox, limits: SandboxLimits) -> Runner:
    """What runs PHP programs against tests."""
    from lintseq.languages.running.runner import SealedRunner
    from lintseq.languages.running.scripts import php

    return SealedRunner(php, sandbox, limits)


PHP = Language(
    name="php",
    linters=("php-lint", "tree-sitter"),
    extensions=(".php",),
    shebangs=("php",),
    fence_tags=("php",),
    structure=grammar_structure(GRAMMAR),
    grammar=GRAMMAR,
    runner=php_runner,
)


@hookimpl
def lintseq_languages() -> Sequence[Language]:
    """Supply the language."""
    return [PHP]
