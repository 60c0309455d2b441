"""Rows in another format, as they are: from run folders, files and dataset folders."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from lintseq.core.errors import UsageError
from lintseq.core.json_text import encode_json
from lintseq.core.source import SourceRow, Unreadable
from lintseq.pipeline.each_once import each_once
from lintseq.pipeline.finished_run import finished_manifest
from lintseq.pipeline.outputs import LineFile
from lintseq.pipeline.read_rows import RowsFile, rows_files, run_folders
from lintseq.pipeline.targets import Target, write_rows


class Conversion:
    """The rows of ``names``, as often as they are asked for.

    Attributes:
        count: rows, the last time that they were gone through.

    Raises:
        UsageError: there is nothing of a name, it is there twice, or its run is not complete.
    """

    def __init__(self, names: Sequence[str]) -> None:
        found: list[RowsFile] = [file for name in names for file in rows_files(name)]
        for folder in run_folders(names):
            finished_manifest(folder)
        self._files = each_once(found)
        self.count = 0

    def __iter__(self) -> Iterator[SourceRow]:
        """The rows with their lines.

        Raises:
            UsageError: one cannot be read.
        """
        self.count = 0
        for file in self._files:
            for row in file.source.read(file.path, file.shown):
                if isinstance(row, Unreadable):
                    raise UsageError(f"{row.place}: {row.message}; mend it, or leave it out.")
                self.count += 1
                yield _with_line(row)

    def write(self, target: Target) -> None:
        """Write all rows to ``target``; those with the same types keep them.

        Raises:
            UsageError: a row cannot be read, or the target cannot be written; then nothing has
                changed.
        """
        if not target.grows:
            write_rows(self, target)
            return
        with LineFile.at(target.path) as file:
            for row in self:
                assert row.line is not None, "it has one by now"
                file.write([row.line.decode("utf-8")])


def _with_line(row: SourceRow) -> SourceRow:
    if row.line is not None:
        return row
    return replace(row, line=encode_json(row.columns).encode("utf-8"))
