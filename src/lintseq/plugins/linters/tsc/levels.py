"""What each message of TypeScript's compiler counts as, and why: one table for the levels.

Codes are the compiler's numbers after `TS`. It has some two thousand; those that are about types
count at the level ``types`` alone, as most programs in one file lack the types of others.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from lintseq.core.diagnostics import Level, Levels

SAME: Mapping[str, str] = {
    **{f"TS{number}": "TS2304" for number in (2552, *range(2580, 2585), *range(2591, 2594))},
    **{f"TS{number}": "TS2304" for number in (2662, 2663, 2867, 2868)},
    "TS2833": "TS2503",
    "TS2550": "TS2339",
    "TS2551": "TS2339",
    "TS2570": "TS2339",
    "TS2792": "TS2307",
    "TS2724": "TS2305",
}
"""Codes whose messages are another's with a suggestion, which comes and goes: theirs is its key."""

NAMES: Mapping[str, str] = {
    "TS2304": "the name is declared nowhere",
    "TS2503": "as above, of a namespace",
    "TS18004": "as above, in `{name}`",
    "TS2307": "the module is another file, or a package: it is not looked for",
    "TS2305": "the module, here a `declare module`, has no such name",
    "TS2339": "the object has no such member: its line is gone",
    "TS2693": "the name is a type's, and a value is wanted",
    "TS2749": "the name is a value's, and a type is wanted",
    "TS2300": "the name is declared twice",
    "TS2451": "as above, of `let` and `const`",
    "TS2393": "as above, of functions",
    "TS2392": "as above, of constructors",
    "TS2528": "as above, of default exports",
    "TS2323": "as above, of exports",
    "TS2567": "as above, of enums",
    "TS2448": "the name has no value yet where it is used",
    "TS2449": "as above, of a class",
    "TS2450": "as above, of an enum",
    "TS2454": "as above: its assignments are gone",
    "TS2588": "a constant is given another value",
    "TS2630": "as above, of a function",
    "TS2629": "as above, of a class",
    "TS2628": "as above, of an enum",
    "TS2632": "as above, of an import",
}
"""Codes of the level ``names``, with the reason."""

STRUCTURE: Mapping[str, str] = {
    **dict.fromkeys(
        (f"TS1{digit}*" for digit in range(6)),
        "a statement, modifier or parameter where none can be",
    ),
    "TS2391": "a function without its body",
    "TS2389": "as above: the one that follows has another name",
    "TS2355": "a function without its `return`",
    "TS2366": "as above, on one of its ways",
    "TS2378": "as above, of a getter",
    "TS2377": "a constructor without its call of `super`",
    "TS17009": "as above: it comes too late",
    "TS2335": "`super` where there is none",
    "TS2337": "as above, of its call",
    "TS2683": "`this` outside a class or object",
    "TS2695": "what is left of the comma has no effect; it arises when a call's name goes",
    "TS2420": "the class lacks a member that its interface has",
    "TS2515": "as above, of an abstract class",
    "TS18016": "a private name outside its class",
}
"""Codes for what cannot run where it stands, or has lost a part."""


def _level(summary: str, *groups: Iterable[str]) -> Level:
    codes = Level.of(summary, *groups).codes
    return Level.of(summary, codes, (code for code, same in SAME.items() if same in codes))


LEVELS: Levels = {
    "default": _level("syntax, names and structure; not types that do not fit", NAMES, STRUCTURE),
    "syntax": _level("only what does not parse"),
    "names": _level("syntax, and names that stand for nothing, for two, or not yet", NAMES),
    "types": Level("all that the compiler refuses", frozenset({"TS*"})),
}
"""The levels of the linter. What does not parse is an error at each of them."""
