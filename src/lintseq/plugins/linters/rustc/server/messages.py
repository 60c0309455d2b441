"""What rustc says of a text, in the words of the protocol."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

MAIN = "<anon>"
"""What rustc calls its standard input."""
PARSER_CODES = frozenset(
    {
        *("E0178", "E0584", "E0585", "E0586", "E0704", "E0743", "E0748"),
        *("E0753", "E0758", "E0762", "E0763", "E0765", "E0766", "E0768"),
    }
)
"""Those of its own codes that the parser uses."""
QUOTED = re.compile(r"`[^`]*`|'[^']*'|\"[^\"]*\"|\d+")
PLACE = re.compile(r"<anon>:\d+:\d+(?:: \d+:\d+)?")
SUMMARY = re.compile(r"aborting due to |could not compile |\d+ warnings? emitted")
EXTRA = "unexpected closing delimiter"
TOO_EARLY = "...as it matches this but it has different indentation"
MISMATCH = "E0308"
SUSPECT = "this delimiter might not be properly closed..."
OPEN = ("unclosed delimiter", "unclosed delimiter here")


class Crash(Exception):
    """The compiler fell over, or said what is no message."""


def may_be_of_the_parser(said: Mapping[str, Any]) -> bool:
    """Whether the parser may have said it: most of its errors have no code."""
    return said["code"] is None or said["code"]["code"] in PARSER_CODES


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
    # Types do not match in many ways, which the message does not tell apart.
    types = f" {place['label']}" if place and code == MISMATCH else ""
    return {
        "line": place and place["line_start"],
        "column": place and place["column_start"],
        "code": code,
        "severity": "error",
        "message": message,
        "key": f"{code} {message}{types}",
        "cause": _cause(said, place),
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


def _cause(said: Mapping[str, Any], place: Mapping[str, Any] | None) -> int | None:
    """The line of the bracket that is to blame: the one that indentation speaks against first."""
    if place is None:
        return None
    labels = {span["label"]: span["line_start"] for span in said["spans"]}
    for label in (TOO_EARLY,) if said["message"].startswith(EXTRA) else (SUSPECT, *OPEN):
        line: int | None = labels.get(label)
        if line is not None and line < place["line_start"]:
            return line
    return None


def _identity(said: Mapping[str, Any]) -> tuple[str, int | None]:
    place = _place(said["spans"])
    return said["message"], None if place is None else place["byte_start"]
