"""What clang says of a text, in the words of the protocol."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from typing import Any

from .units import Header

ERROR = 3
"""The severity of an error; fatal ones have the next."""
CATEGORIES = {
    "Lexical or Preprocessor Issue": "lexical",
    "Parse Issue": "parse",
    "Semantic Issue": "semantic",
    "User-Defined Issue": "user",
}
WARNINGS = ("-Wreturn-type", "-Wuninitialized", "-Wundefined-internal")
# What differs from program to program in words that clang writes: what it quotes, numbers, and the
# program's own words.
OWN_WORDS = re.compile(r"'[^']*'|\d+|(static assertion failed|unavailable|is deleted).*")
SIGNS = {
    "'{'": "opening-brace",
    "'}'": "closing-brace",
    "'('": "opening-parenthesis",
    "')'": "closing-parenthesis",
    "']'": "closing-bracket",
    "';'": "semicolon",
    "','": "comma",
    "':'": "colon",
}
PLACE = re.compile(r" at [^\s:()]*main\.(?:c|cpp):\d+:\d+")
MISSING_HEADER = "lexical.file-not-found"


def messages(unit: Any, headers: Callable[[], Iterable[Header]]) -> list[dict[str, Any]]:
    """The errors of a parsed unit, each on the line of the text that leads to it.

    ``headers`` finds those of the text: it is dear, and hardly ever asked.
    """
    # One of a template comes again for each way that leads to it.
    told = {(each["line"], each["column"], each["message"]): each for each in _told(unit, headers)}
    found = list(told.values())
    mark_syntax(found)
    return found


def _told(unit: Any, headers: Callable[[], Iterable[Header]]) -> Iterator[dict[str, Any]]:
    places: dict[str, int] | None = None
    use: tuple[int | None, int | None] = None, None
    for said in unit.diagnostics:
        if said.severity < ERROR:
            continue
        line, column = place_of(said, unit.spelling)
        if line is None and not any(uses(said)):
            # The use of a template is named once for all that comes of it.
            line, column = use
        elif said.location.file is not None and said.location.file.name != unit.spelling:
            use = line, column
        if line is None:
            places = places or lines_of_headers(headers())
            line = places.get(said.location.file.name, 1) if said.location.file else 1
        code = code_of(said)
        yield {
            "line": line,
            "column": column,
            "code": code,
            "severity": "error",
            "message": said.spelling,
            "key": f"{code} {PLACE.sub('', said.spelling)}",
            "cause": opening_of(said, unit.spelling, line),
        }


def place_of(said: Any, main: str) -> tuple[int | None, int | None]:
    """Line and column in the text; for an error in a template of a header, of its use."""
    for place in (said.location, *(note.location for note in reversed(list(uses(said))))):
        if place.file is not None and place.file.name == main:
            return place.line, place.column or None
    return None, None


def uses(said: Any) -> Iterator[Any]:
    """The notes that say what of the text led to an error in a header."""
    return (note for note in said.children if "requested here" in note.spelling)


def lines_of_headers(headers: Iterable[Header]) -> dict[str, int]:
    """For each header, the line of the text that includes it, by whatever way."""
    above = {each.name: (each.source, each.line) for each in headers}
    lines: dict[str, int] = {}
    for header in above:
        source, line = above[header]
        # A header comes once, with the place that included it first: no way goes in a circle.
        while source in above:
            source, line = above[source]
        lines[header] = line
    return lines


def opening_of(said: Any, main: str, line: int) -> int | None:
    """The line of the bracket that is not closed, if it is another one than ``line``."""
    for note in said.children:
        if note.spelling.startswith("to match this") and note.location.file is not None:
            opening: int = note.location.line
            return opening if note.location.file.name == main and opening < line else None
    return None


def code_of(said: Any) -> str:
    """What clang has no name for: the words of a message, without what they quote."""
    if said.option in WARNINGS:
        return str(said.option)
    category = CATEGORIES.get(said.category_name, "other")
    if category == "user":
        return "user.error"
    # What follows a semicolon explains.
    message = said.spelling.replace("';'", SIGNS["';'"]).replace("('}')", "").split(";")[0]
    for sign, word in SIGNS.items():
        message = message.replace(sign, word)
    words = re.findall(r"[A-Za-z_+#]+", OWN_WORDS.sub(r" \1", message))
    return f"{category}.{'-'.join(words[:8]).lower()}"


def mark_syntax(told: list[dict[str, Any]]) -> None:
    """Say what does not parse for certain: no header is missing, and no name before it unknown."""
    if any(each["code"] == MISSING_HEADER for each in told):
        return
    for each in sorted(told, key=lambda each: each["cause"] or each["line"]):
        if not each["code"].startswith("parse.") or each["column"] is None:
            return
        each["syntax"] = True
