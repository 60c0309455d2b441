"""Which names the tests use that are not their own, and so may be the program's."""

from __future__ import annotations

import ast
import builtins
import sys


def foreign_names(*sources: str, entry_point: str | None = None) -> tuple[list[str], set[str]]:
    """The names that ``sources`` read, builtins aside, and those of them that are used as modules.

    A builtin's name is the program's only where it is the ``entry_point``.
    """
    read: dict[str, None] = {}
    called: set[str] = set()
    modules: set[str] = set()
    for source in sources:
        for node in ast.walk(ast.parse(source)):
            if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load):
                read[node.id] = None
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
                called.add(node.func.id)
            if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name):
                modules.add(node.value.id)
    theirs = [name for name in read if name == entry_point or not hasattr(builtins, name)]
    return theirs, {name for name in modules - called if _is_a_module(name, entry_point)}


def _is_a_module(name: str, entry_point: str | None) -> bool:
    return name != entry_point and name in sys.stdlib_module_names
