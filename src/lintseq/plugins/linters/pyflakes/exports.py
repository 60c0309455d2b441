"""Where a name stands in ``__all__``.

pyflakes reports an undefined name in ``__all__`` at the start of the whole statement, which often
spans many lines. The one to blame is the line with the name.
"""

from __future__ import annotations

import ast
from collections.abc import Mapping


def export_lines(tree: ast.Module) -> Mapping[str, int]:
    """The last line, as Python counts, on which each name stands in an ``__all__`` of ``tree``."""
    lines: dict[str, int] = {}
    for statement in ast.walk(tree):
        if _sets_all(statement):
            for node in ast.walk(statement):
                if isinstance(node, ast.Constant) and isinstance(node.value, str):
                    lines[node.value] = max(node.lineno, lines.get(node.value, 0))
    return lines


def _sets_all(node: ast.AST) -> bool:
    if isinstance(node, ast.Assign):
        targets = node.targets
    elif isinstance(node, ast.AugAssign | ast.AnnAssign):
        targets = [node.target]
    else:
        return False
    return any(isinstance(target, ast.Name) and target.id == "__all__" for target in targets)
