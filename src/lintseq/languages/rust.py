"""The language Rust."""

from __future__ import annotations

from collections.abc import Sequence

from lintseq.core.execution import Runner
from lintseq.core.hookspecs import hookimpl
from lintseq.core.language import Language
from lintseq.core.sandbox import Sandbox, SandboxLimits
from lintseq.grammars.structure import grammar_structure
from lintseq.languages.grammars import wheel

GRAMMAR = wheel("rust")


def rust_runner(sandbox: Sandbox, limits: SandboxLimits) -> Runner:
    """What runs Rust programs against tests."""
    from lintseq.languages.running.compiled import rust
    from lintseq.languages.running.runner import SealedRunner

    return SealedRunner(rust, sandbox, limits)


RUST = Language(
    name="rust",
    linters=("rustc", "tree-sitter"),
    aliases=("rs",),
    extensions=(".rs",),
    fence_tags=("rust", "rs"),
    structure=grammar_structure(GRAMMAR),
    grammar=GRAMMAR,
    runner=rust_runner,
)


@hookimpl
def lintseq_languages() -> Sequence[Language]:
    """Supply the language."""
    return [RUST]
