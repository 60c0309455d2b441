"""Sources: what finds rows in a file, whatever its format."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import ClassVar

from lintseq.core.reject import Place


@dataclass(frozen=True, slots=True)
class SourceRow:
    """One row found.

    Attributes:
        place: where it stands.
        columns: what is in it.
        line: the bytes that it is written with, where the format has one row a line, for those who
            hand rows on untouched; None in other formats.
    """

    place: Place
    columns: Mapping[str, object]
    line: bytes | None = field(default=None, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Unreadable:
    """A row that is not what the format asks for; the rest of the file is read on.

    Attributes:
        place: where it stands.
        message: what is wrong with it.
        reason: ``unreadable`` or ``encoding``.
    """

    place: Place
    message: str
    reason: str = "unreadable"


class Source(ABC):
    """A file format that rows are read from.

    Attributes:
        name: as in ``--input-format NAME``.
        summary: one line for ``lintseq plugins``.
        extensions: file endings, lower case and with the dot; the longest that fits wins.
    """

    name: ClassVar[str]
    summary: ClassVar[str]
    extensions: ClassVar[tuple[str, ...]]

    @abstractmethod
    def read(self, path: Path, shown: str) -> Iterator[SourceRow | Unreadable]:
        """The rows of the file at ``path``, in its order, without holding all of them.

        ``shown`` is the file as the user named it, for `Place.source`. The file may be read more
        than once.

        Raises:
            UsageError: the file as a whole cannot be read.
        """

    def files_in(self, folder: Path) -> Sequence[Path] | None:
        """The files of a folder that is one whole in this format, in order; None if it is none.

        Raises:
            UsageError: it is, but what is to be read of it cannot be told.
        """
        return None
