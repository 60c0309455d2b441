"""Benchmarks that are a file of JSON lines: its rows, in the shape that their publishers gave them.

A file of another shape is refused at its first such row: what a benchmark asks must be what its
publishers ask, or its numbers mean nothing.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from lintseq.core.errors import UsageError
from lintseq.core.host import default_host
from lintseq.core.source import Unreadable

ROW_FILES = "json-lines"


@dataclass(frozen=True)
class PublishedRow:
    """A row of a benchmark's file.

    Attributes:
        columns: as they stand there.
        shown: its place, for messages.
        shape: what the file should be, for messages.
    """

    columns: Mapping[str, object]
    shown: str
    shape: str

    def text(self, name: str) -> str:
        """The text in the column ``name``."""
        value = self.columns.get(name)
        if not isinstance(value, str):
            raise self.wrong(
                f"the column '{name}' holds no text"
                if name in self.columns
                else f"there is no column '{name}'"
            )
        return value

    def texts(self, name: str) -> list[str]:
        """The texts in the column ``name``, which is a list of them."""
        value = self.columns.get(name)
        if not isinstance(value, list):
            raise self.wrong(
                f"the column '{name}' holds no list"
                if name in self.columns
                else f"there is no column '{name}'"
            )
        texts = [text for text in value if isinstance(text, str)]
        if len(texts) < len(value):
            raise self.wrong(f"the column '{name}' holds more than texts")
        return texts

    def wrong(self, fault: str) -> UsageError:
        """What to say of a row that is not as published."""
        return UsageError(f"{self.shown}: {fault}; {self.shape} is expected, as published.")


def published_rows(name: str, where: str | None, shape: str) -> Iterator[PublishedRow]:
    """The rows of the file ``where``, which the benchmark ``name`` reads; ``shape`` says of what.

    Raises:
        UsageError: there is no such file, or a row of it is no JSON object.
    """
    if where is None:
        raise UsageError(f"The benchmark '{name}' is a file: write '{name}:FILE', {shape}.")
    for row in default_host().sources.get(ROW_FILES).read(Path(where), where):
        if isinstance(row, Unreadable):
            raise PublishedRow({}, str(row.place), shape).wrong(row.message)
        yield PublishedRow(row.columns, str(row.place), shape)
