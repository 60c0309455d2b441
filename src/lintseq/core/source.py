"""Sources: what finds rows in a file, whatever its format, and writes files that hold rows."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import ClassVar

from lintseq.core.errors import UsageError
from lintseq.core.reject import Place


@dataclass(frozen=True, slots=True)
class SourceRow:
    """One row found.

    Attributes:
        place: where it stands.
        columns: what is in it.
        line: the bytes that it is written with, where the format has one row a line, for those who
            hand rows on untouched; None in other formats.
        typed: the row with the types that its file gives it, where the format has types, for
            another file with the same types; it is what the format's library makes of one row.
    """

    place: Place
    columns: Mapping[str, object]
    line: bytes | None = field(default=None, compare=False, repr=False)
    typed: object | None = field(default=None, compare=False, repr=False)


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
    """A file format that rows are read from, and that they may be written in.

    Attributes:
        name: as in ``--input-format NAME``.
        summary: one line for ``lintseq plugins``.
        extensions: file endings, lower case and with the dot; the longest that fits wins.
        writes: whether `write` is there.
    """

    name: ClassVar[str]
    summary: ClassVar[str]
    extensions: ClassVar[tuple[str, ...]]
    writes: ClassVar[bool] = False

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

    def write(self, rows: Iterable[SourceRow], path: Path, shown: str) -> None:
        """Write the file ``path``, or folder, which is not there yet, without holding all rows.

        `read` gives the same rows back. In a format where all rows have the same columns, those
        that a row lacks are null.

        Args:
            rows: each has its ``line``. They may be gone through more than once.
            path: a temporary name.
            shown: the name that the user gave; its ending may say how the file is packed.

        Raises:
            UsageError: the format has no form for a row, or is only read.
            OSError: the system refuses, as a full disk does; what is at ``path`` is removed then.
        """
        raise UsageError(f"Cannot write '{shown}': the format '{self.name}' is only read.")
