"""How deep the brackets of a text are nested: tree-sitter takes quadratic time for what is open."""

from __future__ import annotations

import re

DEEPEST = 5_000
"""So many open brackets cost tree-sitter 20 ms, forty times as many half a minute."""

_BRACKET = re.compile(rb"[(\[{]|([)\]}])")


def too_deep(source: bytes) -> int | None:
    """The number of the line on which ``source`` is nested deeper than `DEEPEST`, if one is.

    Brackets in strings and comments are counted too: what a string is would take a parse to tell.
    """
    if sum(map(source.count, (b"(", b"[", b"{"))) <= DEEPEST:
        return None
    depth = 0
    for bracket in _BRACKET.finditer(source):
        depth = max(0, depth - 1) if bracket[1] else depth + 1
        if depth > DEEPEST:
            return source.count(b"\n", 0, bracket.start()) + 1
    return None
