"""Which names a program imports from `typing`, as far as that makes strings annotations."""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator

from pyflakes.checker import TYPING_MODULES


def typing_names(body: Iterable[ast.AST]) -> dict[str, str]:
    """What imports bind: for each name the member of `typing` it stands for, "" for the module."""
    found: dict[str, str] = {}
    for node in _statements(body):
        if isinstance(node, ast.ImportFrom) and node.module in TYPING_MODULES and not node.level:
            for alias in node.names:
                if alias.name != "*":
                    found[alias.asname or alias.name] = alias.name
        elif isinstance(node, ast.Import):
            for alias in node.names:
                if alias.name in TYPING_MODULES:
                    found[alias.asname or alias.name] = ""
    return found


def _statements(nodes: Iterable[ast.AST]) -> Iterator[ast.AST]:
    for node in nodes:
        yield node
        for field in ("body", "handlers", "orelse", "finalbody", "cases"):
            below = getattr(node, field, None)
            if isinstance(below, list):
                yield from _statements(below)
