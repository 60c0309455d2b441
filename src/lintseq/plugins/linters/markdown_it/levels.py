"""What each code of the linter means, and the levels made of them."""

from __future__ import annotations

from collections.abc import Mapping

from lintseq.core.diagnostics import Level, Levels

STRUCTURE: Mapping[str, str] = {
    "unclosed-fence": "all that follows is taken for code",
    "unclosed-comment": "all that follows is taken for a comment",
}
"""Codes for what swallows the rest of a text."""

NAMES: Mapping[str, str] = {
    "undefined-reference": "`[words][name]` is no link, as nothing defines the name",
}
"""Codes for names that are used but not defined: they arise when the line of a link goes."""

DOUBTFUL: Mapping[str, str] = {
    "repeated-definition": "only the first definition of a name counts",
}
"""Codes that the level ``strict`` adds."""

LEVELS: Levels = {
    "default": Level(
        "fences and comments left open, links to nothing", frozenset([*STRUCTURE, *NAMES])
    ),
    "syntax": Level("only fences and comments left open", frozenset(STRUCTURE)),
    "strict": Level(
        "default, and definitions that come twice", frozenset([*STRUCTURE, *NAMES, *DOUBTFUL])
    ),
}
"""The levels of the linter. To Markdown any text is right, so nothing fails to parse."""
