"""No file is taken twice, whatever names it goes by: its rows would count double."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Protocol, TypeVar

from lintseq.core.errors import UsageError

STANDARD_INPUT = "-"


class NamedFile(Protocol):
    """A file that messages call ``shown``."""

    @property
    def path(self) -> Path:
        """The file, or a copy of what can be read only once."""
        ...

    @property
    def shown(self) -> str:
        """What messages call it."""
        ...


FileT = TypeVar("FileT", bound=NamedFile)


def each_once(files: Sequence[FileT]) -> Sequence[FileT]:
    """The ``files``, if none is there twice: by itself, by a link, with its folder, by a pattern.

    Two files that hold the same are two.

    Raises:
        UsageError: one is.
    """
    seen: dict[str, str] = {}
    for file in files:
        # Standard input has a new copy each time, of which only the first has anything in it.
        spooled = file.shown == STANDARD_INPUT
        place = STANDARD_INPUT if spooled else str(file.path.resolve())
        if place in seen:
            also = "" if seen[place] == file.shown else f", also as '{seen[place]}'"
            raise UsageError(f"'{file.shown}' is named twice{also}: leave one out.")
        seen[place] = file.shown
    return files
