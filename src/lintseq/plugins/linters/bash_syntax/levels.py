"""What counts as an error in what Bash says, and why."""

from __future__ import annotations

from collections.abc import Mapping

from lintseq.core.diagnostics import Level, Levels

CODES: Mapping[str, str] = {
    "syntax": "bash cannot parse the program",
    "here-document": "it has no end, so the rest of the program is its text: bash only warns",
}
"""All codes, with the reason."""

LEVELS: Levels = {
    "default": Level("what does not parse, and here-documents without end", frozenset(CODES)),
    "syntax": Level("only what does not parse", frozenset({"syntax"})),
}
"""The levels of the linter. Bash looks names up when a program runs, so none knows them."""
