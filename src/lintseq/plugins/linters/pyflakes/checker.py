"""pyflakes' checker, cut off from its surroundings, and its messages as diagnostics.

The only file that imports pyflakes; `lintseq.plugins.linters.pyflakes.linter` imports it when the
first program is judged.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator, Mapping
from contextlib import suppress
from typing import Any

import pyflakes
from pyflakes import messages
from pyflakes.checker import Checker

from lintseq.core.diagnostics import Diagnostic
from lintseq.plugins.linters.cpython.nesting import MAX_DEPTH
from lintseq.plugins.linters.cpython.source import Source, unencodable_at
from lintseq.plugins.linters.cpython.syntax import FILE, parse_tree
from lintseq.plugins.linters.pyflakes.builtin_names import BUILTIN_NAMES
from lintseq.plugins.linters.pyflakes.exports import export_lines
from lintseq.plugins.linters.pyflakes.levels import LEVELS

VERSION: str = pyflakes.__version__

_WITH_LINE_OR_MODULES = frozenset(
    {
        "RedefinedWhileUnused",
        "ImportShadowedByLoopVar",
        "UndefinedLocal",
        "EagerUseOfLazyImport",
        "ImportStarUsage",
    }
)
"""Messages that name, after their first argument, a line or the star imports to choose from."""


class HermeticChecker(Checker):  # type: ignore[misc]
    """pyflakes' checker without what it takes from the environment and the running interpreter."""

    def __init__(self, tree: ast.Module) -> None:
        # Said outright, since the default is what the environment says.
        super().__init__(tree, FILE, withDoctest=False)

    @property
    def builtIns(self) -> frozenset[str]:  # noqa: N802
        """The names that Python defines; pyflakes would add those of ``PYFLAKES_BUILTINS``."""
        return BUILTIN_NAMES

    @builtIns.setter
    def builtIns(self, names: frozenset[str]) -> None:  # noqa: N802
        """Refuse what pyflakes gathers from the interpreter and the environment."""

    def _unknown_handler(self, node: ast.AST) -> None:
        """Go on below syntax that pyflakes does not know, whatever ``PYFLAKES_ERROR_UNKNOWN``."""
        self.handleChildren(node)

    def AUGASSIGN(self, node: ast.AugAssign) -> None:  # noqa: N802
        """As pyflakes does, but ``__all__`` may come from an import or a loop.

        For ``__all__ += …`` pyflakes asks the binding for its names, and only its own kind of
        binding has any: after ``from package import __all__`` it would crash.
        """
        bound = self.scope.get("__all__")
        if bound is not None and not hasattr(bound, "names"):
            bound.names = ()
        super().AUGASSIGN(node)

    def handleStringAnnotation(self, text: str, node: ast.AST, *place: int) -> None:  # noqa: N802
        """As pyflakes does, within the limits that hold for the program."""
        if unencodable_at(text) is not None:
            self.report(messages.ForwardAnnotationSyntaxError, node, text)
            return
        # A level takes a character at least, so only a long annotation can be too deep.
        if len(text) > MAX_DEPTH // 2:
            with suppress(SyntaxError):  # which pyflakes reports by itself
                parse_tree(text)
        super().handleStringAnnotation(text, node, *place)


def findings(tree: ast.Module, source: Source) -> Iterator[Diagnostic]:
    """What pyflakes says of the program ``tree``, which is parsed from ``source``."""
    found = HermeticChecker(tree).messages
    exports: Mapping[str, int] = {}
    if any(isinstance(message, messages.UndefinedExport) for message in found):
        exports = export_lines(tree)
    for message in found:
        yield _diagnostic(message, exports, source)


def _diagnostic(message: Any, exports: Mapping[str, int], source: Source) -> Diagnostic:
    code = type(message).__name__
    words, key = _words_and_key(message)
    line, column = source.place_in_bytes(message.lineno, message.col)
    cause = None
    if isinstance(message, messages.UndefinedExport):
        cause, _ = source.place(exports[message.message_args[0]], 1)
    return Diagnostic(
        line=line,
        code=code,
        message=words,
        severity="error" if LEVELS["default"].selects(code) else "warning",
        key=key,
        cause=None if cause == line else cause,
        column=column,
    )


def message_key(message: Any) -> str:
    """What makes a message of pyflakes the same in another state."""
    return _words_and_key(message)[1]


def _words_and_key(message: Any) -> tuple[str, str]:
    """The words for people; and code and names, without line numbers and suggestions."""
    code = type(message).__name__
    arguments = message.message_args
    if not isinstance(arguments, tuple):
        arguments = (arguments,)
    lasting = arguments[:1] if code in _WITH_LINE_OR_MODULES else arguments
    try:
        return message.message % arguments, " ".join([code, *map(repr, lasting)])
    except ValueError:
        # A dictionary key with more digits than Python agrees to write.
        return message.message, code
