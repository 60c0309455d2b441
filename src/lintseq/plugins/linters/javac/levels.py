"""What the messages of javac count as, and why.

Codes are javac's own keys. There are some six hundred, and each is of something that it refuses, so
the level ``default`` has them all but those below; a table of the rest would say the same of each.
"""

from __future__ import annotations

from collections.abc import Mapping

from lintseq.core.diagnostics import Level, Levels

_ERROR = "compiler.err."

NAMES: Mapping[str, str] = {
    "cant.resolve*": "the name is declared nowhere: variables, methods, classes, with their places",
    "doesnt.exist": "there is no such package among the JDK's",
    "not.def.public.cant.access": "the package keeps the name to itself",
    "not.def.access.class.intf.cant.access*": "as above, of a member's class",
    "package.not.visible": "the module keeps the package to itself",
    "report.access": "the class keeps the name to itself",
    "static.imp.only.classes.and.interfaces": "the class of a static import is not there",
    "undef.label": "the label is nowhere around",
    "var.might.not.have.been.initialized": "the name has no value yet: its assignment is gone",
    "var.might.be.assigned.in.loop": "a final name that may get a second value",
    "var.might.already.be.assigned": "as above",
    "illegal.forward.ref": "the name is declared further down",
    "illegal.self.ref": "as above, of itself",
    "already.defined*": "the name is declared twice",
    "duplicate.class": "as above",
    "name.clash.same.erasure*": "as above, of methods",
    "ref.ambiguous": "the name stands for two things at once",
}
"""Codes of the level ``names``, without `compiler.err.`, with the reason."""


LEVELS: Levels = {
    "default": Level("all that the compiler refuses", frozenset({f"{_ERROR}*"})),
    "syntax": Level("only what does not parse", frozenset()),
    "names": Level(
        "syntax, and names that stand for nothing, for two things, or for no value yet",
        frozenset(_ERROR + name for name in NAMES),
    ),
}
"""The levels of the linter. What does not parse is an error at each of them."""
