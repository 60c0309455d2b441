"""What the messages of rustc count as, and why.

Codes are rustc's own, E0425 for example. An error without a code has one of ours: ``syntax.`` where
the parser alone says it, ``other.`` elsewhere, followed by the first words of its message. Each of
the five hundred is of something that rustc refuses, so the level ``default`` has them all. Lints
are not heard, not those either that are errors unless a program says otherwise.
"""

from __future__ import annotations

from collections.abc import Mapping

from lintseq.core.diagnostics import Level, Levels

REFUSED: Mapping[str, str] = {
    "E*": "names, types, lifetimes, borrows: a program with one of them has no meaning",
    "syntax.*": "the text does not parse",
    "other.*": "macros without a rule for their arguments, variables of the environment, constants",
}
"""Codes of the level ``default``, with the reason."""

NAMES: Mapping[str, str] = {
    "E0124": "a field is declared twice",
    "E0128": "a type parameter is used before it is declared",
    "E0184": "a trait is implemented twice: by `derive` and by hand",
    "E0201": "an item of an implementation is declared twice",
    "E0252": "two imports of one name",
    "E0254": "as above, of a crate",
    "E0255": "an import and an item of one name",
    "E0261": "the lifetime is not declared",
    "E0381": "the variable has no value yet: its assignment is gone",
    "E0403": "a type parameter is declared twice",
    "E0404": "what stands for a trait is none",
    "E0405": "the trait is declared nowhere",
    "E0407": "the trait has no such function",
    "E0408": "a name is not in all alternatives of a pattern",
    "E0411": "`Self` outside of any type",
    "E0412": "the type is declared nowhere",
    "E0415": "a parameter is declared twice",
    "E0416": "as above, in a pattern",
    "E0422": "the struct of a literal is declared nowhere",
    "E0423": "what stands for a value is none",
    "E0424": "`self` outside of any method",
    "E0425": "the variable or function is declared nowhere",
    "E0426": "the label is nowhere around",
    "E0428": "two items of one name",
    "E0432": "the import leads to nothing",
    "E0433": "the path leads through nothing: its `use`, or its crate, is not there",
    "E0434": "a function uses a variable of the function around",
    "E0437": "the trait has no such type",
    "E0438": "the trait has no such constant",
    "E0531": "the pattern names nothing",
    "E0532": "the pattern names what is no variant",
    "E0559": "the variant has no such field",
    "E0560": "the struct has no such field",
    "E0573": "what stands for a type is none",
    "E0574": "what stands for a struct is none",
    "E0576": "the trait has no such associated item",
    "E0583": "the module is in another file",
    "E0599": "the type has no such method or variant",
    "E0609": "the type has no such field",
    "other.cannot-find*": "a macro, an attribute or a `derive` is declared nowhere",
}
"""Codes of the level ``names``."""

LEVELS: Levels = {
    "default": Level("all that the compiler refuses", frozenset(REFUSED)),
    "syntax": Level("only what does not parse", frozenset({"syntax.*"})),
    "names": Level(
        "syntax, and names that stand for nothing, for two things, or for no value yet",
        frozenset({"syntax.*", *NAMES}),
    ),
}
"""The levels of the linter."""
