"""What R's parser refuses: there is one code, as its messages have none."""

from __future__ import annotations

from lintseq.core.diagnostics import Level, Levels

LEVELS: Levels = {
    "default": Level("what R cannot parse", frozenset({"syntax"})),
    "syntax": Level("the same", frozenset({"syntax"})),
}
"""The levels of the linter. R looks names up when a program runs, so none knows them."""
