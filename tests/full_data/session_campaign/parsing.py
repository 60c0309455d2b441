"""Python's own word on a text, whatever the process has set for warnings."""

from __future__ import annotations

import ast
import warnings
from collections.abc import Iterator
from contextlib import contextmanager

BOM = "\ufeff"


def compiles(text: str) -> bool:
    """Whether Python takes a text."""
    with _quietly():
        try:
            compile(text.removeprefix(BOM), "<program>", "exec", dont_inherit=True)
        except (SyntaxError, ValueError):
            return False
    return True


def tree_of(text: str) -> ast.Module:
    """The syntax tree of a text that compiles."""
    with _quietly():
        return ast.parse(text.removeprefix(BOM))


@contextmanager
def _quietly() -> Iterator[None]:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        yield
