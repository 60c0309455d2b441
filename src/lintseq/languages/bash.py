"""The language Bash."""

from __future__ import annotations

from collections.abc import Sequence

from lintseq.core.execution import Runner
from lintseq.core.hookspecs import hookimpl
from lintseq.core.language import Language
from lintseq.core.sandbox import Sandbox, SandboxLimits
from lintseq.grammars.structure import grammar_structure
from lintseq.languages.grammars import wheel

GRAMMAR = wheel("bash")


def bash_runner(sandbox: Sandbox, limits: SandboxLimits) -> Runner:
    """What runs Bash programs against tests."""
    from lintseq.languages.running.runner import SealedRunner
    from lintseq.languages.running.scripts import bash

    return SealedRunner(bash, sandbox, limits)


BASH = Language(
    name="bash",
    linters=("shellcheck", "bash-syntax", "tree-sitter"),
    aliases=("sh", "shell"),
    extensions=(".sh", ".bash"),
    file_names=(".bashrc", ".bash_profile", ".profile"),
    shebangs=("bash", "sh"),
    fence_tags=("bash", "sh", "shell"),
    structure=grammar_structure(GRAMMAR),
    grammar=GRAMMAR,
    runner=bash_runner,
)


@hookimpl
def lintseq_languages() -> Sequence[Language]:
    """Supply the language."""
    return [BASH]
