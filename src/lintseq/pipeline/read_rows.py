"""Reading output rows back: from files, run folders and standard input."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

from lintseq.core.host import default_host
from lintseq.core.source import Source, Unreadable
from lintseq.pipeline.each_once import STANDARD_INPUT, each_once
from lintseq.pipeline.inputs import (
    ROW_FILES,
    no_such_file,
    source_by_ending,
    spool_standard_input,
)
from lintseq.pipeline.run_folder import shards_of


@dataclass(frozen=True)
class FoundRow:
    """A row as it stands in a file, not looked at yet.

    Attributes:
        shown: its place, for messages.
        columns: None if it is no JSON object; then ``fault`` says why.
    """

    shown: str
    columns: Mapping[str, object] | None
    fault: str = ""


def find_rows(names: Sequence[str], scratch: ExitStack) -> Iterator[FoundRow]:
    """The rows of the files, run and dataset folders, and standard input (``-``) in ``names``.

    Raises:
        UsageError: one is none of these, or is named twice.
    """
    for file in each_once([file for name in names for file in _files(name, scratch)]):
        for row in file.source.read(file.path, file.shown):
            if isinstance(row, Unreadable):
                yield FoundRow(str(row.place), None, row.message)
            else:
                yield FoundRow(str(row.place), row.columns)


@dataclass(frozen=True)
class RowsFile:
    """One file with rows.

    Attributes:
        path: the file.
        shown: what messages call it.
        source: what reads it.
    """

    path: Path
    shown: str
    source: Source


def rows_files(name: str) -> list[RowsFile]:
    """The files with the rows of a run folder, a dataset folder or a file, in order.

    Raises:
        UsageError: ``name`` is none of these.
    """
    path = Path(name)
    lines = default_host().sources.get(ROW_FILES)
    if not path.exists():
        raise no_such_file(name)
    if not path.is_dir():
        return [RowsFile(path, name, _source_of(path) or lines)]
    dataset = _dataset(path)
    if dataset is not None:
        return dataset
    return [RowsFile(shard, str(shard), lines) for shard in shards_of(path)]


def run_folders(names: Sequence[str]) -> list[Path]:
    """The folders among ``names`` that are no datasets, and so should be those of runs."""
    return [path for path in map(Path, names) if path.is_dir() and _dataset(path) is None]


def _dataset(folder: Path) -> list[RowsFile] | None:
    for source in default_host().sources.things.values():
        files = source.files_in(folder)
        if files is not None:
            return [RowsFile(file, str(file), source) for file in files]
    return None


def _files(name: str, scratch: ExitStack) -> list[RowsFile]:
    if name != STANDARD_INPUT:
        return rows_files(name)
    lines = default_host().sources.get(ROW_FILES)
    return [RowsFile(spool_standard_input(scratch), name, lines)]


def _source_of(path: Path) -> Source | None:
    """The format of a file of rows; of those that end with .json many are JSON lines."""
    with path.open("rb") as file:
        begins = file.read(1)
    return None if begins == b"{" else source_by_ending(path)
