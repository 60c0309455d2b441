"""What rustc says of a text, in the words of the protocol."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

MAIN = "<anon>"
"""What rustc calls its standard input."""
QUOTED = re.compile(r"`[^`]*`|'[^']*'|\"[^\"]*\"|\d+")
PLACE = re.compile(r"<anon>:\d+:\d+(?:: \d+:\d+)?")
SUMMARY = re.compile(r"aborting due to |could not compile |\d+ warnings? emitted")
SUSPECT = "this delimiter might not be properly closed"
OPEN = ("unclosed delimiter", "unclosed delimiter here")


class Crash(Exception):
    """The compiler fell over, or said what is no message."""


def errors(output: str) -> list[Mapping[str, Any]]:
    """The errors among the messages that rustc printed, one JSON object a line."""
    return [said for said in _messages(output) if said["level"].startswith("error")]


def _messages(output: str) -> Iterator[Mapping[str, Any]]:
    for line in output.split("\n"):
        if not line:
            continue
        try:
            said = json.loads(line)
        except ValueError:
            raise Crash(line[:300]) from None
        if said["level"] == "error: internal compiler error":
            raise Crash(said["message"][:300])
        if not SUMMARY.match(said["message"]):
            yield said


def found(said: Sequence[Mapping[str, Any]], unparsed: Iterable[Mapping[str, Any]]) -> list[Any]:
    """The errors ``said``, of which the parser alone says ``unparsed``."""
    parsers = {_identity(each) for each in unparsed}
    return [_found(each, _identity(each) in parsers) for each in said]


def _found(said: Mapping[str, Any], syntax: bool) -> dict[str, Any]:
    place = _place(said["spans"])
    message = PLACE.sub("<anon>", said["message"])
    code = _code(said, syntax)
    return {
        "line": place and place["line_start"],
        "column": place and place["column_start"],
        "code": code,
        "severity": "error",
        "message": message,
        "key": f"{code} {message}",
        "cause": _cause(said["spans"], place),
        "syntax": syntax,
    }


def _code(said: Mapping[str, Any], syntax: bool) -> str:
    """Rustc's own code; for what has none, the first words of the message, without names."""
    if said["code"] is not None:
        return str(said["code"]["code"])
    words = re.findall(r"[a-z]+", QUOTED.sub(" ", said["message"]).lower())[:6]
    return f"{'syntax' if syntax else 'other'}.{'-'.join(words)}"


def _place(spans: Sequence[Mapping[str, Any]]) -> Mapping[str, Any] | None:
    """The first place of the text that the message is about: of a macro, where it is called."""
    for span in sorted(spans, key=lambda span: not span["is_primary"]):
        while span["expansion"] is not None:
            span = span["expansion"]["span"]
        if span["file_name"] == MAIN:
            return span
    return None


def _cause(spans: Sequence[Mapping[str, Any]], place: Mapping[str, Any] | None) -> int | None:
    """The line of the bracket that is not closed; the one that indentation speaks against first."""
    if place is None:
        return None
    labels = {span["label"]: span["line_start"] for span in spans}
    for label in (SUSPECT, *OPEN):
        line: int | None = labels.get(label)
        if line is not None and line < place["line_start"]:
            return line
    return None


def _identity(said: Mapping[str, Any]) -> tuple[str, int | None]:
    place = _place(said["spans"])
    return said["message"], None if place is None else place["byte_start"]
