"""What is done to a text before clang sees it, so that its answer is right, and soon there."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence

DEEPEST = 50_000
"""Operators in one expression that the stack holds with ease."""
LONGEST_CHAIN = 5_000
"""Branches of one `if` that do not take clang minutes."""
QUIET = re.compile(r"[ \t]*(?://[^\n\\\r]*)?\r?\n|[ \t]*/\*[^\\]*?\*/[ \t]*\r?\n")
DIRECTIVE = re.compile(r"[ \t]*#(?:(?!/\*|R\")[^\n\\\r])*\r?\n")
GAP = r"(?:[ \t]|\\\r?\n)*"
# What would switch messages off, or tell whether a file of the machine is there; words of the same
# length that mean nothing take their place.
SWITCH = re.compile(rf"\b((?:GCC|clang){GAP})diagnostic\b")
ASKING = re.compile(rf"(\b__has_include(?:_next)?{GAP}\({GAP}[\"<]{GAP})[/.]")
LEADING_OUT = re.compile(
    rf"#{GAP}(?:include|include_next|import)\b{GAP}(?:[\"<]{GAP}[/.]|[^\"<\s])"
)
"""Directives that may include a file of the machine: by its place, or by a macro."""
CHAIN = re.compile(r"[;{},]")
OPERATOR = re.compile(r"[-+*/%&|^!~<>=?:.(]")


class TooDeep(Exception):
    """The text is nested more deeply than the parser's stack holds."""


def without_switches(text: str) -> str:
    """The text, with nothing in it that switches messages off or asks what files there are."""
    return ASKING.sub(r"\1?", SWITCH.sub(r"\1unheardof!", text))


def without_quiet_lines(text: str) -> tuple[str, str, list[int]]:
    """The directives at the head of ``text``, what comes after the head, and the lines taken out.

    The lines are counted as they are in what is left, each where it would stand.
    """
    parts: list[str] = []
    removed: list[int] = []
    at, line = 0, 1
    while True:
        if match := QUIET.match(text, at):
            removed += [line] * match.group().count("\n")
        elif match := DIRECTIVE.match(text, at):
            parts.append(match.group())
            line += 1
        else:
            return "".join(parts), text[at:], removed
        at = match.end()


def kept_back(line: int, removed: Sequence[int]) -> int:
    """How many lines were taken out before ``line``."""
    return bisect_right(removed, line)


def refuse_too_deep(text: str) -> None:
    """Refuse what would fill the stack of a parser that goes down at each operator."""
    if len(re.findall(r"\belse\b", text)) > LONGEST_CHAIN:
        raise TooDeep
    for part in CHAIN.split(text):
        if len(part) > DEEPEST and len(OPERATOR.findall(part)) > DEEPEST:
            raise TooDeep
