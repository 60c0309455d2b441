"""Reading one JSON text, with every fault in words; and what makes a value a row."""

from __future__ import annotations

import json
import re

from lintseq.core.reject import Place
from lintseq.core.source import SourceRow, Unreadable
from lintseq.plugins.sources.utf8 import NotUtf8, decode

NESTING_LIMIT = 200
"""How deep arrays and objects may stand in each other: far below what Python's own parser bears,
which is not the same in all versions, and what writing the columns out again will bear."""

_MARK = re.compile(rb'\\.|["\[\]{}]', re.DOTALL)


class NotJson(Exception):
    """A text is not JSON.

    Attributes:
        reason: from `lintseq.core.reject.REASONS`: ``unreadable`` or ``encoding``.
        line: where in the text, counted from 1, if it is one place.
        column: of that line, in characters, counted from 1, if it is one place.
    """

    def __init__(
        self,
        problem: str,
        reason: str = "unreadable",
        line: int | None = None,
        column: int | None = None,
    ) -> None:
        super().__init__(problem)
        self.reason = reason
        self.line = line
        self.column = column


def parse_json(content: bytes) -> object:
    """The value of a JSON text in UTF-8.

    As Python's `json` reads it: NaN and Infinity are numbers, whole numbers keep all their digits,
    of equal keys the last counts, and lone surrogates in strings stay. `NotJson` for all else.
    """
    if b"\0" in content:
        raise NotJson("it has NUL bytes, as UTF-16 has", "encoding")
    if _too_deep(content):
        raise NotJson(f"it is nested more than {NESTING_LIMIT} deep")
    try:
        return json.loads(decode(content))
    except NotUtf8 as error:
        raise NotJson(str(error), "encoding", error.line) from error
    except json.JSONDecodeError as error:
        # Some of the parser's sentences want to go on: "Unterminated string starting at".
        problem = error.msg.removesuffix(" at").removesuffix(" starting")
        raise NotJson(f"not JSON: {problem}", "unreadable", error.lineno, error.colno) from error
    except ValueError as error:
        raise NotJson("a number has too many digits") from error


def row(place: Place, value: object, line: bytes | None = None) -> SourceRow | Unreadable:
    """The row at ``place``, which must be an object; ``line`` is what it was read from."""
    if isinstance(value, dict):
        return SourceRow(place, value, line)
    return Unreadable(place, f"it is {kind(value)}, not an object")


def line_of(row: SourceRow) -> bytes:
    """The line of a row that is to be written."""
    assert row.line is not None, "rows that are written have their lines"
    return row.line


def kind(value: object) -> str:
    """What JSON calls a value of this kind, with its article."""
    match value:
        case dict():
            return "an object"
        case list():
            return "an array"
        case str():
            return "a string"
        case None:
            return "null"
        case bool():
            return "true or false"
        case _:
            return "a number"


def _too_deep(content: bytes) -> bool:
    # Most texts have too few brackets for it, and need no closer look.
    if content.count(b"[") + content.count(b"{") <= NESTING_LIMIT:
        return False
    depth = 0
    in_string = False
    for match in _MARK.finditer(content):
        mark = match[0]
        if mark == b'"':
            in_string = not in_string
        elif not in_string and mark in b"[{":
            depth += 1
            if depth > NESTING_LIMIT:
                return True
        elif not in_string and mark in b"]}":
            depth -= 1
    return False
