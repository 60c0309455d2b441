"""What the recorder asks of nodes of the syntax tree, one at a time."""

from __future__ import annotations

import ast
from typing import Any

from lintseq.plugins.linters.cpython.nesting import MAX_DEPTH
from lintseq.plugins.linters.cpython.source import unencodable_at
from lintseq.plugins.linters.pyflakes.incremental.texts import parse
from lintseq.plugins.linters.pyflakes.incremental.unsupported import Unsupported


def all_arguments(given: ast.arguments) -> list[ast.arg]:
    """The arguments of a function in pyflakes' order."""
    found = [*given.posonlyargs, *given.args, *given.kwonlyargs]
    return found + [each for each in (given.vararg, given.kwarg) if each is not None]


def type_names(node: Any) -> frozenset[str]:
    """The type parameters of a definition (Python 3.12)."""
    return frozenset(parameter.name for parameter in getattr(node, "type_params", ()))


def assigns(node: ast.AST) -> bool:
    """Whether ``:=`` stands anywhere in an expression."""
    return any(isinstance(below, ast.NamedExpr) for below in ast.walk(node))


def is_called(node: ast.AST, name: str) -> bool:
    """Whether a node is the name, or an attribute of that name."""
    if isinstance(node, ast.Name):
        return node.id == name
    return isinstance(node, ast.Attribute) and node.attr == name


def is_dot_format(function: ast.AST) -> bool:
    """Whether a node is the ``format`` of a constant string."""
    return (
        isinstance(function, ast.Attribute)
        and function.attr == "format"
        and isinstance(function.value, ast.Constant)
        and isinstance(function.value.value, str)
    )


def annotation_in(text: str) -> ast.expr | None:
    """The expression that an annotation in quotes holds; None if it holds none."""
    if len(text) > MAX_DEPTH // 2:
        raise Unsupported("long-annotation")
    if unencodable_at(text) is not None:
        return None
    tree = parse(text)
    if isinstance(tree, ast.Module):
        match tree.body:
            case [ast.Expr(value)]:
                return value
    return None


def exported(value: ast.AST | None) -> tuple[str, ...]:
    """The names in a list that is assigned to ``__all__``, as far as pyflakes reads it."""
    displays: list[ast.List | ast.Tuple] = []
    if isinstance(value, ast.List | ast.Tuple):
        displays.append(value)
    while isinstance(value, ast.BinOp) and isinstance(value.right, ast.List | ast.Tuple):
        displays.append(value.right)
        value = value.left
        if isinstance(value, ast.List | ast.Tuple):
            displays.append(value)
    elements = [each for display in displays for each in display.elts]
    constants = [each.value for each in elements if isinstance(each, ast.Constant)]
    return tuple(name for name in constants if isinstance(name, str))
