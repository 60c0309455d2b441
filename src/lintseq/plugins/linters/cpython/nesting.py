"""How deep a program may be nested: a limit of our own, so that it is the same everywhere.

Parser, compiler and checker are recursive. Where each overflows depends on the Python version, on
the machine's stack and on how deep the caller stands in it, so none of them may decide a program's
fate. The limit lies below all of them: CPython 3.12.1 takes trees of about 1,500 levels, 3.10 and
3.11 take 3,000 and more. A chain of n operators, of n attributes or of n `elif` has n levels.
"""

from __future__ import annotations

import ast

from lintseq.core.errors import ProgramRejected

MAX_DEPTH = 1000
"""How many nodes of the syntax tree may stand one inside the other, the module included."""

TOO_DEEP = (
    f"The program is nested more than {MAX_DEPTH} levels deep, too deep to be parsed reliably;"
    " break up its longest chain of operators, brackets or 'elif'."
)


def refuse_deep(tree: ast.AST) -> None:
    """Raise `ProgramRejected` (``nesting``) if ``tree`` has more than `MAX_DEPTH` levels."""
    level: list[ast.AST] = [tree]
    for _ in range(MAX_DEPTH):
        level = _next_level(level)
        if not level:
            return
    raise ProgramRejected("nesting", TOO_DEEP)


def _next_level(level: list[ast.AST]) -> list[ast.AST]:
    # `ast.iter_child_nodes` does the same in twice the time, which every lint would pay.
    found: list[object] = []
    for node in level:
        for field in node._fields:
            value = getattr(node, field, None)
            if isinstance(value, list):
                found += value
            else:
                found.append(value)
    return [node for node in found if isinstance(node, ast.AST)]
