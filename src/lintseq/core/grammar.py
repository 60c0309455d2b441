"""Where the compiled grammar of a language is: a value that languages and tools share."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Grammar:
    """A compiled grammar, in a Python package of its own or in one that holds many.

    Attributes:
        package: the module that holds it.
        function: what in that module gives the grammar.
        argument: what that function is told, where the package holds many grammars.
        install: the command that installs the package.
        shape: a file of queries that say which lines belong together, if there is one.
        checks: a file of queries for what the grammar accepts and the language does not, if
            there is one.
    """

    package: str
    function: str = "language"
    argument: str | None = None
    install: str = ""
    shape: Path | None = None
    checks: Path | None = None
