"""The frame of every linter for Python that runs in this process: first CPython, then a tool."""

from __future__ import annotations

import ast
import platform
from collections.abc import Callable, Iterable, Sequence

from lintseq.core.diagnostics import Diagnostic
from lintseq.core.errors import LintseqError, ProgramRejected
from lintseq.plugins.linters.cpython import syntax
from lintseq.plugins.linters.cpython.isolation import isolated
from lintseq.plugins.linters.cpython.nesting import TOO_DEEP
from lintseq.plugins.linters.cpython.source import Source
from lintseq.plugins.linters.in_process.judging import crashed

Check = Callable[[ast.Module, Source], Iterable[Diagnostic]]
"""What a tool says of a program that CPython takes: its tree, and the text it was parsed from."""


def judge(text: str, tool: str, check: Check) -> Sequence[Diagnostic]:
    """What CPython has against ``text``, or else all that ``check`` says, in the order of lines.

    Raises:
        ProgramRejected: no Python file can hold the text (``encoding``), or it is too deeply nested
            (``nesting``).
        LinterFailed: ``tool`` crashed on it.
    """
    source = Source(text)
    try:
        with isolated():
            return _judge(source, check)
    except LintseqError:
        raise
    # CPython's parser reports an overflow of its own stack as a lack of memory.
    except (RecursionError, MemoryError):
        raise ProgramRejected("nesting", TOO_DEEP) from None
    # Whatever else a tool raises is a bug of it, met by this program.
    except Exception as error:
        raise crashed(tool, error) from error


def _judge(source: Source, check: Check) -> Sequence[Diagnostic]:
    try:
        tree = syntax.parse(source.code)
    except SyntaxError as error:
        return [syntax.diagnostic(error, source)]
    return sorted(check(tree, source), key=lambda found: (found.line or 0, found.column or 0))


def interpreter() -> str:
    """The interpreter that judges: its syntax changes from version to version."""
    return f"{platform.python_implementation()} {platform.python_version()}"
