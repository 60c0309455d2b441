"""The interpreter's own syntax check, and its refusals as diagnostics."""

from __future__ import annotations

import ast
import re

from lintseq.core.diagnostics import Diagnostic
from lintseq.plugins.linters.cpython.causes import cause_of
from lintseq.plugins.linters.cpython.nesting import refuse_deep
from lintseq.plugins.linters.cpython.source import Source

FILE = "<program>"
"""The name that every program goes by: some verdicts depend on it."""

_LINE_NUMBERS = re.compile(r" \(detected at line \d+\)| on line \d+")
_SUGGESTION = re.compile(r"[.,;?] (?:perhaps|maybe|did you mean)\b.*", re.IGNORECASE | re.DOTALL)


def parse(code: str) -> ast.Module:
    """The syntax tree of ``code``, if Python would compile it.

    The parser lets pass what only the compiler finds: ``return`` outside a function, ``nonlocal``
    at module level, ``await`` outside ``async def``. Nothing is executed.

    Limits that CPython sets on its language (100 levels of indentation, 200 of brackets, 20 of
    blocks) are ordinary syntax errors: they have a line, and are the same for everyone.

    Raises:
        SyntaxError: Python refuses the code.
        ProgramRejected: its tree is too deep (``nesting``).
        RecursionError, MemoryError: its tree is deeper than the parser can go.
    """
    tree = parse_tree(code)
    compile(tree, FILE, "exec", dont_inherit=True, optimize=0)
    return tree


def parse_tree(code: str) -> ast.Module:
    """The syntax tree of ``code``, if Python would parse it; raises as `parse` does."""
    tree = compile(code, FILE, "exec", ast.PyCF_ONLY_AST, dont_inherit=True, optimize=0)
    assert isinstance(tree, ast.Module)  # which is what the mode "exec" gives
    refuse_deep(tree)
    return tree


def diagnostic(error: SyntaxError, source: Source) -> Diagnostic:
    """The diagnostic for what `parse` raised."""
    code = type(error).__name__
    # Python names a line for all that it refuses, but for texts that `Source` has refused before.
    reported = error.lineno or 1
    line, column = source.place(reported, max(1, error.offset or 1))
    cause = cause_of(error.msg, reported, source)
    return Diagnostic(
        line=line,
        code=code,
        message=error.msg,
        severity="error",
        key=f"{code}: {_lasting_part(error.msg)}",
        cause=None if cause == line else cause,
        syntax=True,
        column=column,
    )


def _lasting_part(message: str) -> str:
    """A message without line numbers, which shift, and without suggestions, which come and go."""
    return _SUGGESTION.sub("", _LINE_NUMBERS.sub("", message))
