r"""The lines that lintseq and a server send each other, version 1.

Each is one JSON object on one line, in ASCII. A server begins with a greeting::

    {"protocol": 1, "tool": "eslint 10.15.0 (node 24.1.0)"}

``tool`` names everything that verdicts depend on. Then it answers each request::

    {"id": 7, "language": "javascript", "text": "let a = b;\n"}

with what it found, in any order::

    {"id": 7, "found": [{"line": 1, "column": 9, "code": "no-undef", "severity": "error",
                         "message": "'b' is not defined."}]}

or says that the tool cannot take such a text, with a reason from `lintseq.core.reject.REASONS`::

    {"id": 7, "refused": "nesting", "message": "the parser's stack is full"}

or that the tool fell over::

    {"id": 7, "failed": "TypeError: …"}

Lines and columns are the tool's own, counted from 1; `lintseq.plugins.linters.server.line_map` maps
them. A line may be left out or null. ``syntax`` is true where the text does not parse, ``cause`` is
the line to blame where it is another, ``key`` what `Diagnostic.key` is where code and message will
not do. A server that reads the end of its input ends.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any, get_args

from lintseq.core.diagnostics import Severity
from lintseq.core.reject import REASONS

PROTOCOL = 1


class Garbage(Exception):
    """A server sent what the protocol does not allow."""


@dataclass(frozen=True, slots=True)
class Found:
    """One message of a tool, in the tool's own lines and columns."""

    line: int | None
    column: int | None
    code: str
    message: str
    severity: Severity
    syntax: bool
    cause: int | None
    key: str | None


@dataclass(frozen=True, slots=True)
class Refused:
    """The tool cannot take such a text."""

    reason: str
    message: str


@dataclass(frozen=True, slots=True)
class Failed:
    """The tool fell over, and its server lives on."""

    message: str


Answer = tuple[Found, ...] | Refused | Failed


def request(number: int, language: str, text: str) -> bytes:
    """The line that asks of ``text``."""
    asked = {"id": number, "language": language, "text": text}
    return json.dumps(asked, ensure_ascii=True).encode("ascii") + b"\n"


def greeting(line: bytes) -> str:
    """The tool that a greeting names; `Garbage` if it is none, or of another version."""
    said = _object(line)
    if said.get("protocol") != PROTOCOL:
        raise Garbage(f"it does not speak version {PROTOCOL} of the protocol: {_shown(line)}")
    return _text(said, "tool", line)


def answer(line: bytes, number: int) -> Answer:
    """What a line says to request ``number``; `Garbage` if it says nothing of the kind."""
    said = _object(line)
    if said.get("id") != number:
        raise Garbage(f"it answered another question: {_shown(line)}")
    if "failed" in said:
        return Failed(_text(said, "failed", line))
    if "refused" in said:
        reason = _text(said, "refused", line)
        if reason not in REASONS:
            raise Garbage(f"it refused for no known reason: {_shown(line)}")
        return Refused(reason, _text(said, "message", line))
    found = said.get("found")
    if not isinstance(found, list):
        raise Garbage(f"it did not say what it found: {_shown(line)}")
    return tuple(_found(each, line) for each in found)


def _found(said: object, line: bytes) -> Found:
    if not isinstance(said, dict):
        raise Garbage(f"it found what is no message: {_shown(line)}")
    severity: Severity | None = said.get("severity")
    syntax = said.get("syntax", False)
    if severity is None or severity not in get_args(Severity) or not isinstance(syntax, bool):
        raise Garbage(f"it graded a message as none can be: {_shown(line)}")
    return Found(
        line=_number(said, "line", line),
        column=_number(said, "column", line),
        code=_text(said, "code", line),
        message=_text(said, "message", line),
        severity=severity,
        syntax=syntax,
        cause=_number(said, "cause", line),
        key=None if said.get("key") is None else _text(said, "key", line),
    )


def _object(line: bytes) -> dict[str, Any]:
    try:
        said = json.loads(line)
    # Deep nesting is a RecursionError; a number too long for an int is a ValueError.
    except (ValueError, RecursionError):
        said = None
    if not isinstance(said, dict):
        raise Garbage(f"it sent no JSON object: {_shown(line)}")
    return said


def _text(said: dict[str, Any], name: str, line: bytes) -> str:
    value = said.get(name)
    if not isinstance(value, str):
        raise Garbage(f"'{name}' is no text: {_shown(line)}")
    return value


def _number(said: dict[str, Any], name: str, line: bytes) -> int | None:
    value = said.get(name)
    if value is None:
        return None
    if not isinstance(value, int) or isinstance(value, bool) or value < 1:
        raise Garbage(f"'{name}' does not count from 1: {_shown(line)}")
    return value


def _shown(line: bytes) -> str:
    return repr(line[:200].decode("utf-8", "replace"))
