"""The codes of the linter, and its levels."""

from __future__ import annotations

from lintseq.core.diagnostics import Level, Levels

STRAY = "syntax-error"
"""Text that no rule of the grammar has a place for: an ERROR node."""

MISSING = "missing-token"
"""A token without which no rule of the grammar holds: a MISSING node."""

LEVELS: Levels = {
    "default": Level(
        "what the grammar cannot parse, and what its check file finds", frozenset("*")
    ),
    "syntax": Level("only what the grammar cannot parse", frozenset()),
}
"""What the grammar cannot parse is an error at each level."""
