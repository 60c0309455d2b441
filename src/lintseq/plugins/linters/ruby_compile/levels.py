"""What Ruby's compiler refuses: there is one code, as its messages have none."""

from __future__ import annotations

from lintseq.core.diagnostics import Level, Levels

LEVELS: Levels = {
    "default": Level("all that Ruby cannot compile", frozenset({"syntax"})),
    "syntax": Level("the same", frozenset({"syntax"})),
}
"""The levels of the linter. Ruby looks names up when a program runs, so none knows them."""
