"""What each rule of ESLint counts as, and why: one table, from which the levels are made.

Codes are the names of rules; of TypeScript, `TS` and a number are what its compiler says of the
shape of a program, where ESLint leaves that to the parser. The server has the same rules.
"""

from __future__ import annotations

from collections.abc import Mapping

from lintseq.core.diagnostics import Level, Levels

NAMES: Mapping[str, str] = {
    "no-undef": "the name is declared nowhere: JavaScript raises ReferenceError",
    "no-use-before-define": "the name has no value yet where it is used, in the same function: "
    "ReferenceError for `let`, `const` and `class`, `undefined` for `var`",
    "no-const-assign": "JavaScript raises TypeError; it arises when a `let` of that name goes",
    "no-import-assign": "as above",
    "no-class-assign": "the class of that name is lost; the variable's own declaration is gone",
    "no-func-assign": "as above, of a function",
    "no-redeclare": "two `var` or functions of one name in one function",
}
"""Codes of the level ``names``, with the reason."""

STRUCTURE: Mapping[str, str] = {
    "TS*": "TypeScript's compiler refuses it: a statement or modifier where none can be, a "
    "declaration that is there twice or without its other half",
    "no-dupe-args": "two parameters of one name",
    "no-dupe-class-members": "two members of one name: the first is lost",
    "constructor-super": "JavaScript raises ReferenceError: the call of `super` is gone",
    "no-this-before-super": "as above: it comes too late",
    "getter-return": "it arises when the `return` of a getter goes",
    "no-setter-return": "a setter's value is lost; it arises when a function's header goes",
    "no-unreachable": "it arises when the condition of a `return` or `throw` goes",
    "no-obj-calls": "JavaScript raises TypeError: `Math` and the like are no functions",
    "no-new-native-nonconstructor": "JavaScript raises TypeError",
    "no-invalid-regexp": "JavaScript raises SyntaxError when the line is run",
}
"""Codes for what cannot run where it stands, or has lost a part."""

DOUBTFUL: Mapping[str, str] = {
    "require-yield": "a generator that yields nothing; its body may be still to come",
    "no-unsafe-optional-chaining": "JavaScript raises TypeError if there is nothing",
    "no-dupe-keys": "all values of the key but the last are lost",
    "no-duplicate-case": "the second case is never reached",
    "no-dupe-else-if": "as above",
    "no-ex-assign": "the exception is lost",
    "no-self-assign": "it has no effect",
    "no-unsafe-finally": "it swallows exceptions",
    "no-unsafe-negation": "`!a in b` for `!(a in b)`",
    "use-isnan": "nothing equals NaN",
    "valid-typeof": "`typeof` never gives that",
}
"""Codes that the level ``strict`` adds: the program runs, but hardly as it was meant."""


LEVELS: Levels = {
    "default": Level.of("syntax, names, and what cannot run where it stands", NAMES, STRUCTURE),
    "syntax": Level.of("only what does not parse"),
    "names": Level.of("syntax, and names that stand for nothing, or not yet", NAMES),
    "strict": Level.of("default, and what hardly does what was meant", NAMES, STRUCTURE, DOUBTFUL),
}
"""The levels of the linter. What does not parse is an error at each of them.

Unused names and labels are an error at none, and no rule asks for them: every deletion of a last
use would fire it.
"""
