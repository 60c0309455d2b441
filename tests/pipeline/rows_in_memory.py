"""Rows that need no file."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import ClassVar

from lintseq.core.reject import Place
from lintseq.core.source import Source, SourceRow
from lintseq.pipeline.inputs import InputFile


class InMemory(Source):
    """A source of rows that are in memory."""

    name = "in-memory"
    summary = "rows that need no file"
    extensions: ClassVar[tuple[str, ...]] = ()

    def __init__(self, rows: Sequence[Mapping[str, object]]) -> None:
        self._rows = rows

    def read(self, path: Path, shown: str) -> Iterator[SourceRow]:
        for number, row in enumerate(self._rows, start=1):
            yield SourceRow(Place(shown, number), row)


def in_memory(rows: Sequence[Mapping[str, object]]) -> InputFile:
    """What stands for a file of these rows."""
    return InputFile(Path("rows"), "rows", "rows", InMemory(rows))
