"""The language Python."""

from __future__ import annotations

from collections.abc import Sequence

from lintseq.core.change import Change
from lintseq.core.execution import Runner
from lintseq.core.hookspecs import hookimpl
from lintseq.core.language import Language
from lintseq.core.sandbox import Sandbox, SandboxLimits
from lintseq.core.structure import Structure
from lintseq.languages.grammars import wheel


def python_structure(change: Change) -> Structure:
    """The shape of a change of Python programs."""
    from lintseq.languages.python.structure import PythonStructure

    return PythonStructure(change)


def python_runner(sandbox: Sandbox, limits: SandboxLimits) -> Runner:
    """What runs Python programs against tests."""
    from lintseq.languages.python.execution.runner import PythonRunner

    return PythonRunner(sandbox, limits)


PYTHON = Language(
    name="python",
    linters=("pyflakes", "ruff", "pylint", "tree-sitter"),
    aliases=("py", "python3"),
    extensions=(".py", ".pyi", ".pyw"),
    shebangs=("python",),
    fence_tags=("python", "py", "python3"),
    structure=python_structure,
    grammar=wheel("python"),
    runner=python_runner,
)


@hookimpl
def lintseq_languages() -> Sequence[Language]:
    """Supply the language."""
    return [PYTHON]
