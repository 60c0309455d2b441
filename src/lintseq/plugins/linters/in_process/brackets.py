"""Which brackets of a text are open at a place: where one is never closed, it is the cause."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from lintseq.plugins.linters.in_process.judging import MAX_DEPTH, too_deep

PAIRS = {"(": ")", "[": "]", "{": "}"}


@dataclass(frozen=True, slots=True)
class Token:
    """A piece of a text: its characters, and where it starts."""

    text: str
    start: int


def tokens(pattern: re.Pattern[str], text: str, end: int) -> Iterator[Token]:
    """What ``pattern`` finds in ``text`` up to ``end``, one after the other."""
    for found in pattern.finditer(text, 0, end):
        yield Token(found.group(), found.start())


def open_brackets(pattern: re.Pattern[str], text: str, end: int) -> list[Token]:
    """The brackets that are open at ``end``, the innermost last.

    ``pattern`` finds brackets, and whatever else may hold some that are none: strings, comments.

    Raises:
        ProgramRejected: too many are open at once (``nesting``).
    """
    waiting: list[Token] = []
    for token in tokens(pattern, text, end):
        if token.text in PAIRS:
            waiting.append(token)
            if len(waiting) > MAX_DEPTH:
                raise too_deep()
        elif waiting and token.text == PAIRS[waiting[-1].text]:
            waiting.pop()
    return waiting
