"""What counts as an error in PHP, and why."""

from __future__ import annotations

from lintseq.core.diagnostics import Level, Levels

OUTSIDE = "outside-php"
"""A line of code that is outside of PHP: the opening tag above it is gone."""
HTML = "html"
"""Text that is outside of PHP, and is so in the whole program, too: never an error."""

_ALL = frozenset({"syntax", OUTSIDE})

LEVELS: Levels = {
    "default": Level("what PHP cannot parse, and code that fell out of it", _ALL),
    "syntax": Level("the same", _ALL),
}
"""The levels of the linter. PHP looks names up when a program runs, so none knows them."""
