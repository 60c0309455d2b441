"""How deep the brackets of a text are nested, and how many have no partner.

Tree-sitter takes quadratic time for brackets that stay open, and by some grammars for those that
nothing opened.
"""

from __future__ import annotations

import re

DEEPEST = 5_000
"""Far more than any program has, and few enough for a parse to end soon."""

_SIGNS = (b"(", b"[", b"{", b")", b"]", b"}")
_BRACKET = re.compile(rb"[(\[{]|([)\]}])")


def too_deep(source: bytes) -> int | None:
    """The line of ``source``, counted from 1, at which more than `DEEPEST` brackets wait.

    Brackets in strings and comments are counted too: what a string is would take a parse to tell.
    """
    if sum(map(source.count, _SIGNS)) <= DEEPEST:
        return None
    depth = unopened = 0
    for bracket in _BRACKET.finditer(source):
        if not bracket[1]:
            depth += 1
        elif depth:
            depth -= 1
        else:
            unopened += 1
        if max(depth, unopened) > DEEPEST:
            return source.count(b"\n", 0, bracket.start()) + 1
    return None
