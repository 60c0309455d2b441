"""What Python's parser has against a text, and the line that causes it."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator

from lintseq.core.diagnostics import Diagnostic
from lintseq.plugins.linters.in_process.brackets import open_brackets, tokens
from lintseq.plugins.linters.in_process.places import line_at

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib  # type: ignore[import-not-found, unused-ignore]

BOM = "\ufeff"

_TOKENS = re.compile(
    r'"""(?:[^\\]|\\[\s\S])*?"{3,5}|\'\'\'[\s\S]*?\'{3,5}|"""|\'\'\''
    r'|"(?:[^"\\\n]|\\.)*"?|\'[^\'\n]*\'?|#[^\n]*|[][{}]'
)
_OPENED = ('"""', "'''")
_PLACE = re.compile(r" \(at (?:line (\d+), column (\d+)|end of document)\)$")
_TWICE = ("Cannot overwrite a value", "Cannot declare", "Cannot mutate", "Duplicate inline table")
_LONG = re.compile(r"\b[0-9_]{4300,}")


def findings(text: str) -> Iterator[Diagnostic]:
    """What is wrong with ``text``: the first fault, if it has any."""
    # The mark is no part of the document; a space keeps all places.
    body = " " + text[1:] if text.startswith(BOM) else text
    open_brackets(_TOKENS, body, len(body))  # which refuses what is too deep
    long = _LONG.search(body)
    if long:
        yield Diagnostic(
            line=line_at(body, long.start()),
            code="long-number",
            message="a number has more than 4,300 digits",
            severity="error",
            key="long-number",
            syntax=True,
        )
        return
    try:
        tomllib.loads(body)
    except tomllib.TOMLDecodeError as error:
        yield _no_toml(body, str(error))


def _no_toml(text: str, message: str) -> Diagnostic:
    words, position = _words_and_position(text, message)
    line = line_at(text, position)
    cause = _cause(text, position)
    twice = words.startswith(_TWICE)
    return Diagnostic(
        line=line,
        code="duplicate-key" if twice else "syntax-error",
        message=words,
        severity="error",
        key=words,
        cause=None if cause in (None, line) else cause,
        syntax=True,
        column=position - text.rfind("\n", 0, position),
    )


def _words_and_position(text: str, message: str) -> tuple[str, int]:
    """What is wrong, and where: the end of the text where the parser says so."""
    place = _PLACE.search(message)
    if place is None:
        return message, len(text.rstrip())
    words = message[: place.start()]
    if place[1] is None:
        return words, len(text.rstrip())
    return words, _position(text, int(place[1]), int(place[2]))


def _position(text: str, line: int, column: int) -> int:
    r"""The parser takes ``\r\n`` for one character, which shows in no column but the last."""
    start = 0
    for _ in range(line - 1):
        start = text.find("\n", start) + 1
    return min(start + column - 1, len(text))


def _cause(text: str, position: int) -> int | None:
    """The line of a string or bracket that is still open at ``position``."""
    for token in tokens(_TOKENS, text, len(text)):
        if token.text in _OPENED and token.start < position:
            return line_at(text, token.start)
    around = open_brackets(_TOKENS, text, position)
    return line_at(text, around[-1].start) if around else None
