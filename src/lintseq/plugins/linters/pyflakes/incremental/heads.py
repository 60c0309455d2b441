"""Reads what is left of a cut head over several lines, and of a decorator.

A head (of a ``def``, ``class``, ``if``, ``while``, ``for`` or ``with``) is read above a ``pass``, a
decorator above a function: what is left is a head if it parses there, and has nothing but that in
it. It is of the kind that its first line says. Its body, which stays where it is, stays in the
scope and in the run that it was read with; so a head whose type parameters were cut, which its
body's scope knows, is none.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from lintseq.plugins.linters.pyflakes.incremental.nodes import all_arguments, type_names
from lintseq.plugins.linters.pyflakes.incremental.recorder import Recorder
from lintseq.plugins.linters.pyflakes.incremental.statements import Piece, opens_block

_BEGINS = re.compile(r"\s*(?:@|(?:async\s+)?(?:def|for|with)\b|(?:class|if|while)\b)")


@dataclass(frozen=True)
class CutHead:
    """A head that is left.

    Attributes:
        record: records its events.
        is_certain: whether its arguments are some of those that the whole head has.
    """

    record: Callable[[], None]
    is_certain: bool = True


def may_be_head(piece: Piece, line: str) -> bool:
    """Whether what is left of a piece, which begins with its first line, may be read as a head."""
    return (piece.word == "@" or opens_block(piece)) and _BEGINS.match(line) is not None


def lines_below(piece: Piece, prefix: str) -> Sequence[str]:
    """What makes a statement of a head with an indentation."""
    return [f"{prefix}def _(): pass\n"] if piece.word == "@" else [f"{prefix} pass\n"]


def cut_head(node: ast.stmt, piece: Piece, form: Piece, recorder: Recorder) -> CutHead | None:
    """What is left of a head, which was read as a statement; None if that is no head any more.

    Args:
        node: the statement.
        piece: the whole head.
        form: what is to have the events of what is left.
        recorder: records them.
    """
    match node:
        case ast.FunctionDef(name="_", decorator_list=[decorator]) if piece.word == "@":
            return CutHead(lambda: recorder.expression(decorator))
        case _ if piece.word == "@" or not _is_bare(node):
            return None
        case ast.FunctionDef() | ast.AsyncFunctionDef():
            return _function(node, piece, recorder)
        case ast.ClassDef():
            return _class(node, piece, form, recorder)
        case ast.If():
            return CutHead(lambda: recorder.test(node))
        case ast.While():
            return CutHead(lambda: recorder.expression(node.test))
        case ast.For() | ast.AsyncFor():
            return CutHead(lambda: recorder.expressions([node.iter, node.target]))
        case ast.With() | ast.AsyncWith():
            return CutHead(lambda: recorder.expressions(node.items))
        case _:
            return None


def _is_bare(node: Any) -> bool:
    """Whether nothing is in a statement but a head and a ``pass``."""
    match getattr(node, "body", None):
        case [ast.Pass()]:
            return not getattr(node, "orelse", None)
        case _:
            return False


def _function(
    node: ast.FunctionDef | ast.AsyncFunctionDef, piece: Piece, recorder: Recorder
) -> CutHead | None:
    assert piece.clause is not None and piece.clause.block is not None  # or it is no head
    scope = piece.clause.block.place.scope
    if type_names(node) != scope.type_names:
        return None
    run = scope.run
    arguments = [argument.arg for argument in all_arguments(node.args)]
    known = {bind.name for bind in piece.binds if bind.scope is scope}
    return CutHead(
        lambda: recorder.function_head(node, scope, run),
        is_certain=known.issuperset(arguments) and len(set(arguments)) == len(arguments),
    )


def _class(node: ast.ClassDef, piece: Piece, form: Piece, recorder: Recorder) -> CutHead | None:
    assert piece.clause is not None and piece.clause.block is not None  # or it is no head
    if type_names(node) != piece.clause.block.place.scope.type_names:
        return None

    def record() -> None:
        recorder.class_head(node)
        recorder.class_name(node, piece.place, form, piece.statement.last)

    return CutHead(record)
