"""The language C++."""

from __future__ import annotations

from collections.abc import Sequence

from lintseq.core.execution import Runner
from lintseq.core.hookspecs import hookimpl
from lintseq.core.language import Language
from lintseq.core.sandbox import Sandbox, SandboxLimits
from lintseq.grammars.structure import grammar_structure
from lintseq.languages.grammars import wheel

GRAMMAR = wheel("cpp")


def cpp_runner(sandbox: Sandbox, limits: SandboxLimits) -> Runner:
    """What runs C++ programs against tests."""
    from lintseq.languages.running.compiled import cpp
    from lintseq.languages.running.runner import SealedRunner

    return SealedRunner(cpp, sandbox, limits)


CPP = Language(
    name="cpp",
    linters=("clang", "tree-sitter"),
    aliases=("c++", "cxx"),
    extensions=(".cpp", ".cc", ".cxx", ".hpp", ".hh", ".hxx"),
    fence_tags=("cpp", "c++", "cxx", "cc", "hpp"),
    structure=grammar_structure(GRAMMAR),
    grammar=GRAMMAR,
    runner=cpp_runner,
)


@hookimpl
def lintseq_languages() -> Sequence[Language]:
    """Supply the language."""
    return [CPP]
