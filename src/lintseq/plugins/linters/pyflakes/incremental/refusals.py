r"""Texts that the engine refuses to read, as their lines say less about errors than it takes.

- A **backslash** below which nothing follows: ``a = 1 \`` above a blank line. Once that line has
  left, the statement goes on in whatever is next. A simple statement takes the blank line in as one
  of its own (`reading`); elsewhere the text is refused.
- ``print`` and ``exec`` as **names before an operator**: ``print - a`` is an expression. But where
  CPython finds an error, however far below, it reads all from the top again, looks for statements
  of Python 2 (rule ``invalid_legacy_expression`` of its grammar), and blames that.
"""

from __future__ import annotations

import io
import itertools
import re
import tokenize
from collections.abc import Iterable

from lintseq.plugins.linters.pyflakes.incremental.shape import ends_joined, is_trivial
from lintseq.plugins.linters.pyflakes.incremental.statements import Statement
from lintseq.plugins.linters.pyflakes.incremental.texts import Text
from lintseq.plugins.linters.pyflakes.incremental.unsupported import Unsupported

_LEGACY = frozenset({"print", "exec"})
_OPERATORS = frozenset("+-*[")
"""What may follow a name in an expression, and may begin one as well."""
_MAY_BE_LEGACY = re.compile(r"\b(?:print|exec)\b(?:[\s\\]|#[^\n]*\n)*[-+*\[]")
_SKIPPED = frozenset({tokenize.NL, tokenize.COMMENT})


def refuse(text: Text, statements: Iterable[Statement]) -> None:
    """Refuse a text that is none for the engine.

    Args:
        text: it parses.
        statements: those that were read in it.

    Raises:
        Unsupported: it is left to the plain session.
    """
    code = text.code
    if "\\\n" in code or "\\\r\n" in code:
        _refuse_loose_backslash(text, statements)
    if _MAY_BE_LEGACY.search(code) and _has_legacy(code):
        raise Unsupported("legacy-statement")


def _refuse_loose_backslash(text: Text, statements: Iterable[Statement]) -> None:
    inner: set[int] = set()
    for statement in statements:
        for piece in statement.pieces():
            inner.update(range(piece.first, piece.last))
    for line, row in zip(text.lines, text.rows, strict=True):
        if row not in inner and ends_joined(line) and not is_trivial(line):
            raise Unsupported("joined-to-nothing")


def _has_legacy(code: str) -> bool:
    read = tokenize.generate_tokens(io.StringIO(code).readline)
    tokens = (token for token in read if token.type not in _SKIPPED)
    return any(
        one.type == tokenize.NAME and one.string in _LEGACY and other.string in _OPERATORS
        for one, other in itertools.pairwise(tokens)
    )
