"""Which line is to blame for what does not parse.

Of a brace that is not closed the compiler sees at the end of the text only that one is missing, and
takes the functions below for parts of the one that is open. A line without an end shows only in
the next one.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

ENDS = (";", "{", "}", ":", ">")
"""How a line ends that the next one does not go on with."""
BRACES = re.compile(r"[{}]")
LOOSE = re.compile(r"\b(?:namespace|extern)\b")
LABEL = re.compile(r"(?:case|default)\b")
EXTRA = "extraneous closing brace"
UNCLOSED = "expected '}'"
PASSAGE = re.compile(
    r"//(?:[^\n\\]|\\.)*|/\*.*?\*/|R\"([^()\\\s]{0,16})\(.*?\)\1\"|\"(?:[^\"\\\n]|\\.)*\""
    r"|(?<![0-9a-fA-F])'(?:[^'\\\n]|\\.)+'",
    re.DOTALL,
)
"""What braces say nothing in: comments, strings and characters; no separators of digits."""


def blame_right_lines(told: list[dict[str, Any]], text: str) -> None:
    """Give errors of the parser the lines to blame, and leave out what is of another's making."""
    parsers = [each for each in told if each["code"].startswith("parse.")]
    if not parsers:
        return
    lines = PASSAGE.sub(_blank, text).split("\n")
    last = max(each["line"] for each in told)
    for each in parsers:
        if each["message"] == UNCLOSED and each["cause"] and each["line"] == last:
            _blame_brace(told, each, lines)
        elif each["message"].startswith(EXTRA):
            each["cause"] = too_early(lines, each["line"])
            if each["cause"] is not None:
                told[:] = [one for one in told if one is each or one["line"] <= each["cause"]]
                return
        elif each["cause"] is None:
            each["cause"] = unfinished(lines, each["line"], each["column"])


def _blame_brace(told: list[dict[str, Any]], error: dict[str, Any], lines: Sequence[str]) -> None:
    opening = suspect(lines, error["cause"])
    if opening is not None:
        error["cause"] = opening
        told[:] = [one for one in told if one is error or one["line"] <= opening]
    elif len(told) > 1:
        # The parser lost its way before, and missed the brace that closes.
        told.remove(error)


def suspect(lines: Sequence[str], opening: int) -> int | None:
    """The line of the brace that is to blame when the one in line ``opening`` is not closed.

    That is the first from there on which indentation speaks against; the one in ``opening`` if
    there is none such. None if all are closed.
    """
    open_braces: list[_Brace] = []
    for number, line in enumerate(lines, start=1):
        code = line.lstrip()
        indent = len(line) - len(code)
        around = f"{lines[number - 2].strip() if number > 1 else ''} {code}"
        for brace in BRACES.findall(code):
            last = open_braces.pop() if open_braces else None
            if last and last.line >= opening and last.is_suspect(number, indent, code):
                return last.line
            if brace == "{":
                open_braces += [last] if last else []
                open_braces.append(_Brace(number, indent, bool(LOOSE.search(around))))
    return opening if open_braces else None


def too_early(lines: Sequence[str], end: int) -> int | None:
    """The line of the brace that takes the place of the one in line ``end``, which is too many.

    That is the last before whose indentation says that it is of a block further in.
    """
    open_braces: list[int] = []
    found: int | None = None
    for number, line in enumerate(lines[: end - 1], start=1):
        code = line.lstrip()
        indent = len(line) - len(code)
        for place, brace in enumerate(BRACES.findall(code)):
            if brace == "{":
                open_braces.append(indent)
            elif open_braces and open_braces.pop() < indent and place == 0 and code[0] == "}":
                found = number
    return found


@dataclass(frozen=True)
class _Brace:
    """An opening brace.

    Attributes:
        line: where it is.
        indent: of that line.
        loose: whether what stands in it may be as far out as the line itself.
    """

    line: int
    indent: int
    loose: bool

    def is_suspect(self, line: int, indent: int, code: str) -> bool:
        """Whether it should have been closed before the brace that begins or ends ``line``.

        A closing brace that stands further out was meant for another one; and what begins a block
        stands further in than what it is a part of.
        """
        if line == self.line:
            return False
        if code.startswith("}"):
            return indent < self.indent
        return indent <= self.indent and not self.loose and not LABEL.match(code) and code != "{"


def unfinished(lines: Sequence[str], line: int, column: int | None) -> int | None:
    """The line before ``line``, if what is wrong begins this one and that one has no end."""
    if column is None or lines[line - 1][: column - 1].strip():
        return None
    before = next((n for n in range(line - 1, 0, -1) if lines[n - 1].strip()), None)
    if before is None:
        return None
    code = lines[before - 1].strip()
    return None if code.startswith("#") or code.endswith(ENDS) else before


def _blank(match: re.Match[str]) -> str:
    return re.sub(r"[^\n]", " ", match.group())
