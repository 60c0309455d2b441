"""The language Ruby."""

from __future__ import annotations

from collections.abc import Sequence

from lintseq.core.execution import Runner
from lintseq.core.hookspecs import hookimpl
from lintseq.core.language import Language
from lintseq.core.sandbox import Sandbox, SandboxLimits
from lintseq.grammars.structure import grammar_structure
from lintseq.languages.grammars import wheel

GRAMMAR = wheel("ruby")


def ruby_runner(sandbox: Sandbox, limits: SandboxLimits) -> Runner:
    """What runs Ruby programs against tests."""
    from lintseq.languages.running.runner import SealedRunner
    from lintseq.languages.running.scripts import ruby

    return SealedRunner(ruby, sandbox, limits)


RUBY = Language(
    name="ruby",
    linters=("ruby-compile", "tree-sitter"),
    aliases=("rb",),
    extensions=(".rb",),
    file_names=("Gemfile", "Rakefile", "Vagrantfile"),
    shebangs=("ruby",),
    fence_tags=("ruby", "rb"),
    structure=grammar_structure(GRAMMAR),
    grammar=GRAMMAR,
    runner=ruby_runner,
)


@hookimpl
def lintseq_languages() -> Sequence[Language]:
    """Supply the language."""
    return [RUBY]
