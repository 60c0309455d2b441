"""What the messages of clang count as, and why.

Clang has names for warnings only. The code of an error is its category and the first words of its
message, without what it quotes. There are thousands, each of something that clang refuses, so the
level ``default`` has all of them.
"""

from __future__ import annotations

from collections.abc import Mapping

from lintseq.core.diagnostics import Level, Levels

REFUSED: Mapping[str, str] = {
    "lexical.*": "no token, a directive without its end, a header that is not there",
    "parse.*": "the text does not parse, or would not if all headers were there",
    "semantic.*": "a name is declared nowhere, or twice, or cannot be used so",
    "user.error": "the program's own `#error`: a macro that it asks for is gone",
    "other.*": "categories with a few errors each: inline assembly, constant expressions, modules",
    "-Wundefined-internal": "a static function is called, and its body is gone",
}
"""Codes of the level ``default``, with the reason."""

NAMES: Mapping[str, str] = {
    "semantic.use-of-undeclared*": "the name, or the label, is declared nowhere",
    "semantic.call-to-undeclared*": "as above, of a function",
    "semantic.unknown-type-name": "as above, of a type",
    "semantic.unknown-class-name*": "as above, of a base class",
    "semantic.no-template-named*": "as above, of a template",
    "semantic.no-type-named*": "as above, of a type in a namespace or class",
    "semantic.no-member-named*": "as above, of a member",
    "semantic.no-matching*": "no function of this name takes such arguments",
    "semantic.incomplete*": "the body of the type is gone",
    "semantic.variable-has-incomplete*": "as above",
    "semantic.member-access-into-incomplete*": "as above",
    "semantic.out-of-line-definition*": "the declaration in the class is gone",
    "semantic.redefinition*": "the name is declared twice",
    "semantic.duplicate-member*": "as above, in a class",
    "semantic.conflicting-types*": "as above, as two different things",
    "semantic.reference-to-is-ambiguous*": "the name stands for two things at once",
    "-Wundefined-internal": "a static function is called, and its body is gone",
}
"""Codes of the level ``names``."""

DOUBTFUL: Mapping[str, str] = {
    "-Wreturn-type": "a function comes to its end without the value that it owes",
    "-Wuninitialized": "a variable is read, and its assignment is gone",
}
"""Codes that the level ``strict`` adds: compilers warn of them."""

_PARSED = ("lexical.*", "parse.*")

LEVELS: Levels = {
    "default": Level("all that clang refuses", frozenset(REFUSED)),
    "syntax": Level("only what does not parse", frozenset(_PARSED)),
    "names": Level(
        "syntax, and names that stand for nothing, or for two things",
        frozenset({*_PARSED, *NAMES}),
    ),
    "strict": Level("default, and values that are missing", frozenset({*REFUSED, *DOUBTFUL})),
}
"""The levels of the linter."""
