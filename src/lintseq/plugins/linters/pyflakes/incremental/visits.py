"""Which method of the recorder records which type of node, and what lies below the others."""

from __future__ import annotations

import ast
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from lintseq.plugins.linters.pyflakes.incremental.recorder import Recorder


class Visits(dict[type[ast.AST], Callable[[Any], None]]):
    """For each type of node what records it; `Recorder.other` where nothing else is named."""

    def __init__(self, recorder: Recorder) -> None:
        self._recorder = recorder
        super().__init__(
            {kind: getattr(recorder, name) for name, kinds in _METHODS for kind in kinds}
        )

    def __missing__(self, kind: type[ast.AST]) -> Callable[[Any], None]:
        visit: Callable[[Any], None] = self._recorder.other
        self[kind] = visit
        return visit


class _Fields(dict[type[ast.AST], tuple[str, ...]]):
    """For each type of node the fields that may hold nodes with names."""

    def __missing__(self, kind: type[ast.AST]) -> tuple[str, ...]:
        fields = tuple(field for field in kind._fields if field not in _WITHOUT_NAMES)
        self[kind] = fields
        return fields


_WITHOUT_NAMES = frozenset({"ctx", "op", "ops", "conversion", "type_comment", "kind", "lineno"})
FIELDS: dict[type[ast.AST], tuple[str, ...]] = _Fields()
"""Made as types of nodes are met."""


def _named(*names: str) -> tuple[type[ast.AST], ...]:
    """The types of nodes of these names that this Python has."""
    return tuple(getattr(ast, name) for name in names if hasattr(ast, name))


_METHODS: tuple[tuple[str, tuple[type[ast.AST], ...]], ...] = (
    ("name", _named("Name")),
    ("attribute", _named("Attribute", "Expr")),
    ("sensitive", _named("Await", "Break", "Continue", "Return", "Starred", "Yield", "YieldFrom")),
    ("constant", _named("Constant")),
    ("joined", _named("JoinedStr")),
    ("template", _named("TemplateStr")),
    ("lambda_", _named("Lambda")),
    ("comprehension", _named("ListComp", "SetComp", "DictComp", "GeneratorExp")),
    ("assigned", _named("NamedExpr")),
    ("subscript", _named("Subscript")),
    ("call", _named("Call")),
    ("binary", _named("BinOp")),
    ("dictionary", _named("Dict")),
    ("doubtful", _named("Compare", "IfExp", "Assert")),
    ("assign", _named("Assign")),
    ("augmented", _named("AugAssign")),
    ("annotated", _named("AnnAssign")),
    ("raise_", _named("Raise")),
    ("import_", _named("Import")),
    ("import_from", _named("ImportFrom")),
    ("declare", _named("Global", "Nonlocal")),
    ("type_alias", _named("TypeAlias")),
    ("pattern", _named("MatchAs", "MatchStar", "MatchMapping")),
    ("nothing", _named("Pass")),
)
