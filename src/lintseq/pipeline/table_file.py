"""A file of rows in a format that wants all of them at once: they are kept as JSON lines before."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from lintseq.core.errors import UsageError
from lintseq.core.host import default_host
from lintseq.core.source import SourceRow, Unreadable
from lintseq.pipeline.inputs import ROW_FILES
from lintseq.pipeline.outputs import KeptOrDiscarded, LineFile, RowFile
from lintseq.pipeline.targets import Target, write_rows


def begin_rows(target: Target | None) -> RowFile:
    """Begin the file of rows ``target``; standard output where there is none."""
    if target is None:
        return LineFile.standard_output()
    return LineFile.at(target.path) if target.grows else TableFile(target)


class TableFile(KeptOrDiscarded):
    """A file that is written when it is closed, and has its name then.

    Attributes:
        path: where it is to be.
    """

    def __init__(self, target: Target) -> None:
        self.path = target.path
        self._target = target
        self._spool = LineFile.at(target.spool)

    @property
    def lines(self) -> int:
        """Rows so far."""
        return self._spool.lines

    def write(self, lines: Sequence[str]) -> None:
        """Append rows, each a line of JSON without its line break.

        Raises:
            UsageError: the disk is full, for example; the rows before are kept.
        """
        self._spool.write(lines)

    def close(self) -> None:
        """Write the file, and give it its name.

        Raises:
            UsageError: it cannot be written; the rows are kept as JSON lines.
        """
        self._spool.close()
        try:
            write_rows(_Lines(self._spool.path), self._target)
        except UsageError as error:
            words = str(error).rstrip(".")
            raise UsageError(f"{words}; all rows are in '{self._spool.path}'.") from error
        self._spool.path.unlink()

    def discard(self) -> None:
        """Leave no trace."""
        self._spool.discard()


class _Lines:
    """The rows of a file that we wrote, as often as they are asked for."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def __iter__(self) -> Iterator[SourceRow]:
        for row in default_host().sources.get(ROW_FILES).read(self._path, str(self._path)):
            if isinstance(row, Unreadable):
                raise UsageError(f"{row.place}: {row.message}; did something else write there?")
            yield row
