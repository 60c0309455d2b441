"""What is done to a text before the compiler sees it."""

from __future__ import annotations

import re

DEEPEST = 128
"""Brackets within brackets: rustc's own limit for macros, far less than its stack holds."""
LONGEST_CHAIN = 3000
"""Operators in one expression, or branches in one chain, that its stack holds."""
PASSAGE = re.compile(
    r"//[^\n]*|/\*.*?\*/|(?:b|c)?r(#*)\".*?\"\1|\"(?:[^\"\\]|\\.)*\"|'(?:[^'\\\n]|\\[^\n]+?)'",
    re.DOTALL,
)
"""What brackets say nothing in: comments, strings and characters."""
READS_FILES = re.compile(r"\binclude(?:_str|_bytes)?\b|\bpath\b")
OUTWARD = re.compile(r"(?<=[\"'])(?:/|\.\./|\\x2[fF]|\\u\{0*2[fF]\})")
OPERATOR = re.compile(r"[-+*/%&|^!<>=?.]")


class TooDeep(Exception):
    """The text is nested more deeply than the compiler's stack holds."""


def inward(text: str) -> str:
    """The text, in which no string begins a path that leads out of the current folder.

    The standard library's and the machine's own files lie within reach; on another machine they
    are others, or are not there.
    """
    return OUTWARD.sub("?", text) if READS_FILES.search(text) else text


def refuse_too_deep(text: str) -> None:
    """Refuse what would fill the stack of a parser that goes down at each bracket and operator."""
    code = PASSAGE.sub(" ", text)
    depth = 0
    for bracket in re.findall(r"[\[({})\]]", code):
        depth += 1 if bracket in "[({" else -1
        if depth > DEEPEST:
            raise TooDeep
    if len(re.findall(r"\belse\b", code)) > LONGEST_CHAIN:
        raise TooDeep
    for part in re.split(r"[;{},]", code):
        if len(part) > LONGEST_CHAIN and len(OPERATOR.findall(part)) > LONGEST_CHAIN:
            raise TooDeep
