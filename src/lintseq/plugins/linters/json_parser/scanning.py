"""The tokens of a JSON text: what Python's parser has read, it tells no places of."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lintseq.plugins.linters.in_process.brackets import Token, tokens

TOKENS = re.compile(r'"(?:[^"\\\n]|\\.)*"?|[][{}:,]|[^\s"\[\]{}:,]+')
"""Strings (also such as are not closed), brackets, marks, and whatever else stands together."""

_NOT_FINITE = frozenset({"NaN", "Infinity", "-Infinity"})


def last_before(text: str, position: int) -> Token | None:
    """The last token that starts before ``position``."""
    return max(tokens(TOKENS, text, position), key=lambda token: token.start, default=None)


def not_finite(text: str) -> Iterator[Token]:
    """The numbers that JSON does not know, in a text that Python's parser takes."""
    for token in tokens(TOKENS, text, len(text)):
        if token.text in _NOT_FINITE:
            yield token


def repeated_names(text: str) -> Iterator[Token]:
    """The names that their object has already, in a text that Python's parser takes."""
    around: list[set[str]] = []
    before = Token("", 0)
    for token in tokens(TOKENS, text, len(text)):
        if token.text in "[{":
            around.append(set())
        elif token.text in "]}":
            around.pop()
        elif token.text == ":":
            if before.text in around[-1]:
                yield before
            around[-1].add(before.text)
        before = token
