"""What each code of the linter means, and the levels made of them."""

from __future__ import annotations

from collections.abc import Mapping

from lintseq.core.diagnostics import Level, Levels

SYNTAX: Mapping[str, str] = {
    "unclosed-text": "a string, a quoted name or a comment that ends with the text",
    "missing-part": "a clause or an operator without what it needs: `WHERE` without a condition",
    "expected": "a word or bracket that must stand here does not",
    "unexpected": "a word that no rule has a place for",
}
"""Codes for what the parser refuses."""

LEVELS: Levels = {
    "default": Level("what the parser refuses", frozenset(SYNTAX)),
    "syntax": Level("the same", frozenset(SYNTAX)),
}
"""The levels of the linter. It knows no schema, and so no names of tables and columns."""
