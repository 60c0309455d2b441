"""What counts as an error in a Python text: `compile` for syntax, pyflakes for the rest."""

from __future__ import annotations

import ast
import os
import re
import warnings
from dataclasses import dataclass
from functools import lru_cache
from types import ModuleType
from typing import Any

from .fault import Broken
from .lines import from_python


@dataclass(frozen=True)
class Finding:
    """An error in a text.

    A text that does not compile has one finding, without a line: whichever line Python blames, it
    is the same error.

    Attributes:
        key: class and names, which make two errors the same.
        reported: the line that the tool names, from 0.
        cause: the line to blame. For a name in ``__all__`` that is its own line, since pyflakes
            reports the first line of the last ``__all__`` there is.
    """

    key: str
    reported: int | None = None
    cause: int | None = None


NAME = "program.py"

ERRORS = frozenset(
    {
        "UndefinedName",
        "UndefinedLocal",
        "UndefinedExport",
        "ReturnOutsideFunction",
        "YieldOutsideFunction",
        "ContinueOutsideLoop",
        "BreakOutsideLoop",
        "DefaultExceptNotLast",
        "LateFutureImport",
        "FutureFeatureNotDefined",
        "ImportStarNotPermitted",
        "DuplicateArgument",
        "TwoStarredExpressions",
        "TooManyExpressionsInStarredAssignment",
        "ForwardAnnotationSyntaxError",
        "RaiseNotImplemented",
        "StringDotFormatMissingArgument",
        "StringDotFormatMixingAutomatic",
        "StringDotFormatInvalidFormat",
        "PercentFormatInvalidFormat",
        "PercentFormatMixedPositionalAndNamed",
        "PercentFormatUnsupportedFormatCharacter",
        "PercentFormatPositionalCountMismatch",
        "PercentFormatMissingArgument",
        "PercentFormatExpectedMapping",
        "PercentFormatExpectedSequence",
        "PercentFormatStarRequiresSequence",
    }
)
"""The classes of pyflakes messages that break a program's structure or names."""


def syntax_error(text: str) -> SyntaxError | None:
    """Why ``text`` does not compile; None if it does."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            compile(_without_mark(text), NAME, "exec", dont_inherit=True)
        except SyntaxError as error:
            return error
        except ValueError as error:
            return SyntaxError(str(error))
        except (RecursionError, MemoryError) as error:
            raise Broken("oracle", f"Python cannot compile a text: {error!r}") from error
    return None


def errors(text: str) -> frozenset[Finding]:
    """The errors of ``text``, which must have a line."""
    broken = syntax_error(text)
    if broken is not None:
        return frozenset({Finding(f"syntax {re.sub(r'[0-9]+', '', str(broken.msg))}")})
    tree = _tree(text)
    try:
        said = _pyflakes().Checker(tree, NAME, withDoctest=False).messages
    except Exception as error:
        raise Broken("oracle", f"pyflakes cannot judge a text: {error!r}") from error
    return frozenset(
        _finding(message, tree, text) for message in said if type(message).__name__ in ERRORS
    )


def _finding(message: Any, tree: ast.Module, text: str) -> Finding:
    kind = type(message).__name__
    # The second argument of UndefinedLocal is a line, which shifts from state to state.
    names = message.message_args[:1] if kind == "UndefinedLocal" else message.message_args
    line = cause = message.lineno
    if kind == "UndefinedExport":
        cause = _line_in_all(tree, names[0])
    key = " ".join([kind, *map(str, names)])
    return Finding(key, from_python(text, line), from_python(text, cause))


def _line_in_all(tree: ast.Module, name: str) -> int:
    """The last line on which ``name`` stands in a statement that assigns to ``__all__``."""
    return max(
        node.lineno
        for statement in ast.walk(tree)
        if isinstance(statement, ast.Assign | ast.AugAssign | ast.AnnAssign)
        and "__all__" in {name.id for name in ast.walk(statement) if isinstance(name, ast.Name)}
        for node in ast.walk(statement)
        if isinstance(node, ast.Constant) and node.value == name
    )


def _tree(text: str) -> ast.Module:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return ast.parse(_without_mark(text), NAME)


def _without_mark(text: str) -> str:
    """The text as a file's reader hands it to Python: a byte order mark in front is no text."""
    return text.removeprefix("\ufeff")


@lru_cache(maxsize=1)
def _pyflakes() -> ModuleType:
    """Pyflakes' checker, free of the variables by which an environment changes its verdicts."""
    for name in [name for name in os.environ if name.startswith("PYFLAKES_")]:
        del os.environ[name]
    from pyflakes import checker

    return checker  # type: ignore[no-any-return]
