"""Which arguments of `typing`'s functions pyflakes reads as annotations, and in which order."""

from __future__ import annotations

import ast
import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Protocol


class Reader(Protocol):
    """What records arguments."""

    def plain(self, nodes: Iterable[ast.AST | None]) -> None:
        """Record nodes that are no annotations."""

    def types(self, nodes: Iterable[ast.AST | None]) -> None:
        """Record nodes that are annotations."""


TypingCall = Callable[[Reader, ast.Call], None]


def _keywords(reader: Reader, node: ast.Call, annotated: Sequence[str]) -> None:
    for keyword in node.keywords:
        (reader.types if keyword.arg in annotated else reader.plain)([keyword.value])


def _all_keywords(reader: Reader, node: ast.Call, annotated: bool) -> None:
    for keyword in node.keywords:
        (reader.types if annotated else reader.plain)([keyword.value])


def _cast(reader: Reader, node: ast.Call) -> None:
    reader.types(node.args[:1])
    reader.plain(node.args[1:])
    _keywords(reader, node, ("typ",))


def _assert_type(reader: Reader, node: ast.Call) -> None:
    reader.plain(node.args[:1])
    reader.types(node.args[1:])
    _all_keywords(reader, node, annotated=False)


def _type_var(reader: Reader, node: ast.Call) -> None:
    reader.plain(node.args[:1])
    reader.types(node.args[1:])
    _keywords(reader, node, ("bound", "default"))


def _parameters(reader: Reader, node: ast.Call) -> None:
    reader.plain(node.args)
    _keywords(reader, node, ("bound", "default"))


def _new_type(reader: Reader, node: ast.Call) -> None:
    reader.plain(node.args[:1])
    reader.types(node.args[1:])
    _keywords(reader, node, ("tp",))


def _typed_dict(reader: Reader, node: ast.Call) -> None:
    reader.plain(node.args[:1])
    if len(node.args) > 1 and isinstance(node.args[1], ast.Dict):
        display = node.args[1]
        for key, value in zip(display.keys, display.values, strict=True):
            reader.plain([key])
            reader.types([value])
        reader.plain(node.args[2:])
    else:
        reader.plain(node.args[1:])
    _all_keywords(reader, node, annotated=sys.version_info < (3, 13))


def _named_tuple(reader: Reader, node: ast.Call) -> None:
    reader.plain(node.args[:1])
    if len(node.args) > 1 and isinstance(node.args[1], ast.Tuple | ast.List):
        for element in node.args[1].elts:
            if isinstance(element, ast.Tuple | ast.List):
                reader.plain(element.elts[:1])
                reader.types(element.elts[1:])
            else:
                reader.plain([element])
        reader.plain(node.args[2:])
    else:
        reader.plain(node.args[1:])
    _all_keywords(reader, node, annotated=sys.version_info < (3, 15))


TYPING_CALLS: Mapping[str, TypingCall] = {
    "cast": _cast,
    "assert_type": _assert_type,
    "TypeVar": _type_var,
    "ParamSpec": _parameters,
    "TypeVarTuple": _parameters,
    "NewType": _new_type,
    "TypedDict": _typed_dict,
    "NamedTuple": _named_tuple,
}
"""For each function what records the arguments of a call of it."""
