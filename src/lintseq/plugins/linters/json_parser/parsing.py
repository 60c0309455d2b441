"""What Python's parser has against a text, and the line that causes it."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping

from lintseq.core.diagnostics import Diagnostic
from lintseq.plugins.linters.in_process.brackets import Token, open_brackets
from lintseq.plugins.linters.in_process.places import line_at, place_at
from lintseq.plugins.linters.json_parser.scanning import (
    TOKENS,
    last_before,
    not_finite,
    repeated_names,
)

BOM = "\ufeff"

_NAME = "Expecting property name enclosed in double quotes"
_LATER: Mapping[str, str] = {
    "Illegal trailing comma before end of object": _NAME,
    "Illegal trailing comma before end of array": "Expecting value",
}
"""What Python 3.13 and later say at the comma, and what earlier ones say at the bracket."""
_CODES: Mapping[str, str] = {
    "Expecting value": "expected-value",
    _NAME: "expected-name",
    "Expecting ':' delimiter": "expected-colon",
    "Expecting ',' delimiter": "expected-comma",
    "Unterminated string starting at": "unclosed-string",
    "Invalid control character at": "control-character",
    "Invalid \\escape": "bad-escape",
    "Invalid \\uXXXX escape": "bad-escape",
    "Extra data": "extra-data",
}
_END = re.compile(r"\s*$")
_NO_ELEMENT = re.compile(r'[:}]|"(?:[^"\\\n]|\\.)*"\s*:')
_LACKING = frozenset({"expected-value", "expected-name"})


def findings(text: str) -> Iterator[Diagnostic]:
    """Everything that is wrong with ``text``; of what is no JSON only the first."""
    # RFC 8259 lets a reader pass over the mark; a space keeps all places.
    body = " " + text[1:] if text.startswith(BOM) else text
    open_brackets(TOKENS, body, len(body))  # which refuses what is too deep
    try:
        # Numbers stay as they are written: Python would not read the longest.
        json.loads(body, parse_int=str, parse_float=str)
    except json.JSONDecodeError as error:
        yield _no_json(body, error)
        return
    for token in not_finite(body):
        yield _about(body, token, "not-finite", f"JSON knows no {token.text}", syntax=True)
    for token in repeated_names(body):
        yield _about(body, token, "duplicate-name", f"the object has {token.text} already")


def _no_json(text: str, error: json.JSONDecodeError) -> Diagnostic:
    message, position = error.msg.removesuffix(":"), error.pos
    if message in _LATER:
        message, position = _LATER[message], _after_comma(text, position)
    code = _CODES.get(message, "syntax-error")
    line, column = place_at(text, position)
    cause = _cause(text, position, code)
    return Diagnostic(
        line=line,
        code=code,
        message=message,
        severity="error",
        key=f"{code} {message}",
        cause=None if cause == line else cause,
        syntax=True,
        column=column,
    )


def _after_comma(text: str, position: int) -> int:
    rest = text[position + 1 :]
    return position + 1 + len(rest) - len(rest.lstrip())


def _cause(text: str, position: int, code: str) -> int | None:
    """The line of what is at fault, where that stands before the place that is reported."""
    last = last_before(text, position)
    if code in _LACKING and last is not None and last.text == ",":
        return line_at(text, last.start)
    around = open_brackets(TOKENS, text, position)
    if not around:
        return None
    in_array = code == "expected-comma" and around[-1].text == "["
    # A member, or the wrong bracket, where an array should have ended.
    if _END.match(text, position) or (in_array and _NO_ELEMENT.match(text, position)):
        return line_at(text, around[-1].start)
    return None


def _about(text: str, token: Token, code: str, message: str, syntax: bool = False) -> Diagnostic:
    line, column = place_at(text, token.start)
    return Diagnostic(
        line=line,
        code=code,
        message=message,
        severity="error" if syntax else "warning",
        key=f"{code} {token.text}",
        syntax=syntax,
        column=column,
    )
