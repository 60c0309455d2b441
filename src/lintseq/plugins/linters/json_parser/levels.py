"""What each code of the linter means, and the levels made of them."""

from __future__ import annotations

from collections.abc import Mapping

from lintseq.core.diagnostics import Level, Levels

SYNTAX: Mapping[str, str] = {
    "expected-value": "a value is missing, often as a comma is left over, or is none",
    "expected-name": "a name in double quotes is missing, often as a comma is left over",
    "expected-colon": "the colon after a name is missing",
    "expected-comma": "the comma after a value is missing, or the bracket that closes the list",
    "unclosed-string": "a string without its second quote",
    "control-character": "a string that goes over the end of its line, or holds a tab",
    "bad-escape": "a backslash before what JSON knows no meaning of",
    "extra-data": "more after the one value that a text has",
    "not-finite": "NaN and Infinity, which Python's parser takes and JSON does not know",
    "syntax-error": "whatever else Python's parser has against a text",
}
"""Codes for what is no JSON by RFC 8259."""

DOUBTFUL: Mapping[str, str] = {
    "duplicate-name": "RFC 8259 leaves open which of the values counts",
}
"""Codes that the level ``strict`` adds."""

LEVELS: Levels = {
    "default": Level("what is no JSON by RFC 8259", frozenset(SYNTAX)),
    "syntax": Level("the same", frozenset(SYNTAX)),
    "strict": Level("default, and two members of one name", frozenset([*SYNTAX, *DOUBTFUL])),
}
"""The levels of the linter."""
