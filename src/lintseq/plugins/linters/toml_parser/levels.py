"""What each code of the linter means, and the levels made of them."""

from __future__ import annotations

from collections.abc import Mapping

from lintseq.core.diagnostics import Level, Levels

SYNTAX: Mapping[str, str] = {
    "syntax-error": "the text is no TOML 1.0",
    "duplicate-key": "TOML calls a document invalid that defines a key or table twice",
    "long-number": "more digits than any reader takes: TOML asks for 64 bits",
}
"""Codes for what is no TOML."""

LEVELS: Levels = {
    "default": Level("what is no TOML 1.0", frozenset(SYNTAX)),
    "syntax": Level("the same", frozenset(SYNTAX)),
}
"""The levels of the linter."""
