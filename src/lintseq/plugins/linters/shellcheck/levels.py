"""What each code of shellcheck counts as, and why: one table, from which the levels are made.

Where parsing stops, one code says so (SC1070, SC1072, SC1088 or SC1089), and others only why.
"""

from __future__ import annotations

from collections.abc import Mapping

from lintseq.core.diagnostics import Level, Levels

SYNTAX: Mapping[str, str] = {
    "SC1045": "`&;`: bash refuses it, shellcheck reads on",
    "SC1051": "`then;`, as above",
    "SC1052": "as above, after `elif`",
    "SC1053": "`else;`, as above",
    "SC1059": "`do;`, as above",
    "SC1070": "parsing stopped: keywords or brackets do not match",
    "SC1072": "parsing stopped: something else was expected",
    "SC1088": "parsing stopped: a bracket where none can be",
    "SC1089": "parsing stopped: a keyword such as `fi` or `done` has no beginning",
}
"""Codes for what does not parse."""

NAMES: Mapping[str, str] = {
    "SC2154": "the variable gets no value in the program, and its name is not in capitals",
    "SC2218": "the function is called above its definition",
}
"""Codes for names that stand for nothing yet."""

PLACEMENT: Mapping[str, str] = {
    "SC2104": "`break` or `continue` in a function, outside a loop: the loop's header is gone",
    "SC2105": "as above, outside a function",
    "SC2168": "`local` outside a function: the function's header is gone",
}
"""Codes for commands where they cannot be."""

DOUBTFUL: Mapping[str, str] = {
    "SC2157": "the condition is always the same",
    "SC2159": "as above",
    "SC2160": "as above",
    "SC2242": "no number where `exit` or `return` wants one",
    "SC2283": "a command whose name is a variable's, called with `=`",
}
"""Codes that the level ``strict`` adds: the program runs, but hardly as it was meant.

All others are errors at no level: they are matters of style, of caution, or of other shells, or
they only say why parsing stopped.
"""


LEVELS: Levels = {
    "default": Level.of(
        "syntax, variables without value, misplaced commands", SYNTAX, NAMES, PLACEMENT
    ),
    "syntax": Level.of("only what does not parse", SYNTAX),
    "strict": Level.of(
        "default, and what hardly does what was meant", SYNTAX, NAMES, PLACEMENT, DOUBTFUL
    ),
}
"""The levels of the linter."""
