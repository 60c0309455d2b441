"""What each code of luacheck counts as, and why: one table, from which the levels are made."""

from __future__ import annotations

from collections.abc import Mapping

from lintseq.core.diagnostics import Level, Levels

NAMES: Mapping[str, str] = {
    "111": "the variable is a global: its `local` is gone, unless the whole program has it so",
    "112": "a field is set of a global that is set nowhere: Lua raises an error",
    "113": "the global is set nowhere: its `local`, its function or its `require` is gone",
    "121": "a global of Lua is overwritten: the `local` of that name is gone",
    "122": "as above, of a field",
    "142": "as above, of a field that Lua's own table does not have",
    "143": "Lua's own table has no such field: the `local` of that name is gone",
    "221": "the variable never gets a value: the assignments are gone",
    "321": "the variable has no value yet: the assignment above is gone",
    "341": "as above, where a field is set: Lua raises an error",
}
"""Codes for names that stand for nothing, or for something else than was meant."""

DOUBTFUL: Mapping[str, str] = {
    "314": "the value of a field is lost: the same key comes again",
    "411": "the same `local` twice in one block",
    "412": "as above, of an argument",
    "413": "as above, of a loop's variable",
    "511": "the code is never reached",
    "512": "the loop runs at most once",
    "531": "a value too many on the right",
    "532": "a value too few on the right",
    "541": "a `do` without a body",
    "542": "a branch without a body, which Lua allows",
    "571": "the loop never runs",
    "581": "`not a == b` for `a ~= b`",
    "582": "as above, of other comparisons",
}
"""Codes that the level ``strict`` adds: the program runs, but hardly as it was meant."""

TOLERATED: Mapping[str, str] = {
    "02*": "comments to luacheck have no effect",
    "131": "every deletion of a last use would fire it",
    "2*": "as above, but for 221",
    "31*": "as above, of values; but for 314",
    "331": "as above",
    "42*": "a `local` that hides another of its function: a matter of taste",
    "43*": "as above, of a function around",
    "521": "fires when the last `goto` to the label goes",
    "551": "a semicolon too many",
    "561": "a matter of taste: how many paths lead through a function",
    "6*": "a matter of taste: white space and long lines",
}
"""Codes that are an error at no level."""


LEVELS: Levels = {
    "default": Level.of("syntax, and names that stand for nothing", NAMES),
    "syntax": Level.of("only what does not parse"),
    "strict": Level.of("default, and what hardly does what was meant", NAMES, DOUBTFUL),
}
"""The levels of the linter. What does not parse is an error at each of them."""
