"""The rows that are kept, as they are written: at once as lines, or all at the end as a table."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Protocol

from lintseq.core.source import SourceRow
from lintseq.pipeline.dedup.rows import DedupRow
from lintseq.pipeline.outputs import LineFile
from lintseq.pipeline.targets import Target, write_rows


class Kept(Protocol):
    """Where kept rows go. Its context ends it; by an error, such that nothing has changed."""

    def __enter__(self) -> Kept: ...

    def __exit__(self, kind: object, error: BaseException | None, where: object) -> None: ...

    def add(self, row: DedupRow, *, keep: bool) -> None:
        """Take the next row, whether it is kept or not."""
        ...


def begin_kept(rows: Iterable[DedupRow], target: Target | None) -> Kept:
    """Begin ``target``, standard output where there is none, for what is kept of ``rows``."""
    if target is None:
        return KeptLines(LineFile.standard_output())
    return KeptLines(LineFile.at(target.path)) if target.grows else KeptTable(rows, target)


class KeptLines:
    """Kept rows as JSON lines, written as they come."""

    def __init__(self, file: LineFile) -> None:
        self._file = file

    def __enter__(self) -> KeptLines:
        return self

    def __exit__(self, kind: object, error: BaseException | None, where: object) -> None:
        self._file.__exit__(kind, error, where)

    def add(self, row: DedupRow, *, keep: bool) -> None:
        """Write the row, if it is kept."""
        if keep:
            self._file.write([row.line()])


class KeptTable:
    """Kept rows in another format. They are read once more, so that their types are handed on."""

    def __init__(self, rows: Iterable[DedupRow], target: Target) -> None:
        self._rows = rows
        self._target = target
        self._keep = bytearray()

    def __enter__(self) -> KeptTable:
        return self

    def __exit__(self, kind: object, error: BaseException | None, where: object) -> None:
        if error is None:
            write_rows(self, self._target)

    def add(self, row: DedupRow, *, keep: bool) -> None:
        """Note whether the row is kept."""
        self._keep.append(keep)

    def __iter__(self) -> Iterator[SourceRow]:
        """The rows that are kept, with their lines."""
        for row, keep in zip(self._rows, self._keep, strict=True):
            if keep:
                yield row.with_line()
