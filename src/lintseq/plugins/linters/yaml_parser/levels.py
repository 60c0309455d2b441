"""What each code of the linter means, and the levels made of them."""

from __future__ import annotations

from collections.abc import Mapping

from lintseq.core.diagnostics import Level, Levels

SYNTAX: Mapping[str, str] = {
    "syntax-error": "the text is no YAML 1.1",
    "unprintable": "YAML allows no such character in a text",
}
"""Codes for what is no YAML."""

NAMES: Mapping[str, str] = {
    "undefined-alias": "no anchor above has the name, so nothing can be put there",
}
"""Codes for names that are used but not defined: they arise when the line of an anchor goes."""

DOUBTFUL: Mapping[str, str] = {
    "duplicate-key": "YAML forbids it, but most readers take the last value",
}
"""Codes that the level ``strict`` adds."""

LEVELS: Levels = {
    "default": Level("what is no YAML, undefined aliases", frozenset([*SYNTAX, *NAMES])),
    "syntax": Level("only what is no YAML", frozenset(SYNTAX)),
    "strict": Level("default, and two keys of one name", frozenset([*SYNTAX, *NAMES, *DOUBTFUL])),
}
"""The levels of the linter."""
