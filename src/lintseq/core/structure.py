"""What a language knows about the shape of a program, for samplers."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Protocol

from lintseq.core.change import Change
from lintseq.core.errors import ToolError
from lintseq.core.lines import is_blank


class Structure(Protocol):
    """The shape of the two ends of one change. Rows are those of the change's table."""

    def companions(self, row: int) -> Sequence[int]:
        """The other rows that have no place in the program without ``row``, ascending.

        The body of a header, the rest of a multi-line string. They may include rows that are
        already gone.
        """
        ...

    def is_trivia(self, row: int) -> bool:
        """Whether ``row`` holds nothing but a comment or white space, and lies in no string."""
        ...


class NoStructure:
    """The shape of a text of which nothing is known but its lines."""

    def __init__(self, change: Change) -> None:
        self._change = change

    def companions(self, row: int) -> Sequence[int]:
        """None: nothing is known to belong together."""
        return ()

    def is_trivia(self, row: int) -> bool:
        """Whether the row is blank."""
        return is_blank(self._change.rows[row].text)


StructureFactory = Callable[[Change], Structure]
"""Makes the `Structure` of a change, once a program; its samples share it."""


def check_structure(factory: StructureFactory) -> None:
    """See that a factory has what its structures need, as far as its method ``version`` tells.

    Raises:
        LinterUnavailable: it is not installed.
    """
    _version_of(factory)


def structure_version(factory: StructureFactory) -> str | None:
    """What the answers of a factory's structures depend on, beyond lintseq itself.

    A factory says it by a method ``version``. None where it has none, or where what it needs is not
    there: then only samplers that ask no structure can work.
    """
    try:
        return _version_of(factory)
    except ToolError:
        return None


def _version_of(factory: StructureFactory) -> str | None:
    ask: Callable[[], str] | None = getattr(factory, "version", None)
    return None if ask is None else ask()
