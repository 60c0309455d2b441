"""Reading output rows back: from files, run folders and standard input."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

from lintseq.core.host import default_host
from lintseq.core.source import Unreadable
from lintseq.pipeline.inputs import ROW_FILES, no_such_file, spool_standard_input
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
    """The rows of the files, run folders and standard input (``-``) that ``names`` name.

    Raises:
        UsageError: one is none of these.
    """
    source = default_host().sources.get(ROW_FILES)
    for path, shown in [found for name in names for found in _files(name, scratch)]:
        for row in source.read(path, shown):
            if isinstance(row, Unreadable):
                yield FoundRow(str(row.place), None, row.message)
            else:
                yield FoundRow(str(row.place), row.columns)


def _files(name: str, scratch: ExitStack) -> list[tuple[Path, str]]:
    path = Path(name)
    if name == "-":
        return [(spool_standard_input(scratch), name)]
    if path.is_dir():
        return [(shard, str(shard)) for shard in shards_of(path)]
    if not path.exists():
        raise no_such_file(name)
    return [(path, name)]
