"""What a text in SQL opens and does not close: sqlglot notices far below, or not where."""

from __future__ import annotations

import re
from collections.abc import Sequence

from sqlglot.errors import TokenError
from sqlglot.tokenizer_core import Token, TokenType

from lintseq.plugins.linters.in_process import brackets

PIECES = re.compile(r"'(?:[^']|'')*'?|\"[^\"]*\"?|`[^`]*`?|--[^\n]*|/\*[\s\S]*?\*/|/\*|[][(){}]")
"""Strings, quoted names and comments, also such as are not closed, and brackets."""

_FROM = re.compile(r"Missing .+ from \d+:(\d+)$", re.DOTALL)


def unclosed_text(text: str, error: TokenError) -> brackets.Token:
    """What opens the string, name or comment in which the tokenizer came to the end of ``text``."""
    place = _FROM.search(str(error.__cause__))
    if place:
        start = int(place[1])
    else:
        start = max((found.start() for found in PIECES.finditer(text)), default=0)
    length = 2 if text.startswith("/*", start) else 1
    return brackets.Token(text[start : start + length], start)


def unclosed_bracket(tokens: Sequence[Token], line: int, column: int) -> int | None:
    """The line of the innermost bracket that the statement at a place leaves open, if any."""
    waiting: list[Token] = []
    passed = False
    for token in tokens:
        if token.token_type == TokenType.SEMICOLON:
            if passed:
                break
            waiting = []
        elif token.token_type == TokenType.L_PAREN:
            waiting.append(token)
        elif token.token_type == TokenType.R_PAREN and waiting:
            waiting.pop()
        passed = passed or (token.line, token.col) == (line, column)
    return int(waiting[-1].line) if passed and waiting else None
