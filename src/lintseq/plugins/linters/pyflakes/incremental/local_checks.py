"""Errors that depend on one node alone: pyflakes' own code, asked node by node."""

from __future__ import annotations

import ast
from collections.abc import Callable
from typing import Any

from pyflakes import messages

from lintseq.core.diagnostics import Level
from lintseq.plugins.linters.cpython.syntax import FILE
from lintseq.plugins.linters.pyflakes.checker import HermeticChecker, message_key


class _OneNode(HermeticChecker):
    """pyflakes' checker, confined to the node that it is given."""

    def __init__(self) -> None:
        self.messages: list[Any] = []
        self.filename = FILE

    def handleNode(self, node: ast.AST | None, parent: ast.AST) -> None:  # noqa: N802
        """Go no further: what is below is visited by the recorder."""

    def handleChildren(self, tree: ast.AST, omit: object = None) -> None:  # noqa: N802
        """Go no further."""


Ask = Callable[[_OneNode, Any], None]


class LocalChecks:
    """Finds the errors of single nodes that count at a level.

    Attributes:
        formats: whether any about formats count.
        doubtful: whether any of the level ``strict`` count.
    """

    def __init__(self, level: Level) -> None:
        self._level = level
        self._checker = _OneNode()
        self.formats = level.selects("PercentFormatMissingArgument")
        self.doubtful = level.selects("IsLiteral")
        self.raises = level.selects("RaiseNotImplemented")
        self.strings = level.selects("ForwardAnnotationSyntaxError")

    def ask(self, question: Ask, node: ast.AST) -> list[tuple[int, str]]:
        """What a check says of ``node``: pairs of Python's line and key."""
        checker = self._checker
        checker.messages = []
        question(checker, node)
        return [
            (message.lineno, message_key(message))
            for message in checker.messages
            if self._level.selects(type(message).__name__)
        ]


def percent_format(checker: _OneNode, node: ast.BinOp) -> None:
    """``'…' % …``."""
    checker._handle_percent_format(node)


def dot_format(checker: _OneNode, node: ast.Call) -> None:
    """``'…'.format(…)``."""
    checker._handle_string_dot_format(node)


def broken_annotation(checker: _OneNode, node: ast.Constant) -> None:
    """An annotation in quotes that does not parse."""
    checker.report(messages.ForwardAnnotationSyntaxError, node, node.value)


def empty_fstring(checker: _OneNode, node: ast.JoinedStr) -> None:
    """An f-string without a placeholder."""
    if not any(isinstance(value, ast.FormattedValue) for value in node.values):
        checker.report(messages.FStringMissingPlaceholders, node)


def empty_tstring(checker: _OneNode, node: Any) -> None:
    """A t-string without a placeholder."""
    checker.TEMPLATESTR(node)


def node_itself(checker: _OneNode, node: ast.AST) -> None:
    """What pyflakes says of a node when it visits it, as of a comparison by ``is``."""
    getattr(checker, type(node).__name__.upper())(node)
