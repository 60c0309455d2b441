"""The language JavaScript."""

from __future__ import annotations

from collections.abc import Sequence

from lintseq.core.execution import Runner
from lintseq.core.hookspecs import hookimpl
from lintseq.core.language import Language
from lintseq.core.sandbox import Sandbox, SandboxLimits
from lintseq.grammars.structure import grammar_structure
from lintseq.languages.grammars import wheel

GRAMMAR = wheel("javascript")


def javascript_runner(sandbox: Sandbox, limits: SandboxLimits) -> Runner:
    """What runs JavaScript programs against tests."""
    from lintseq.languages.running.runner import SealedRunner
    from lintseq.languages.running.scripts import node

    return SealedRunner(node, sandbox, limits)


JAVASCRIPT = Language(
    name="javascript",
    linters=("eslint", "tree-sitter"),
    aliases=("js", "jsx", "node"),
    extensions=(".js", ".mjs", ".cjs", ".jsx"),
    shebangs=("node", "nodejs", "deno", "bun"),
    fence_tags=("javascript", "js", "jsx", "mjs", "cjs"),
    structure=grammar_structure(GRAMMAR),
    grammar=GRAMMAR,
    runner=javascript_runner,
)


@hookimpl
def lintseq_languages() -> Sequence[Language]:
    """Supply the language."""
    return [JAVASCRIPT]
