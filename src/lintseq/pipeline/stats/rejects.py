"""The rejects that belong to rows: in their run folder, or in the file beside theirs."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from lintseq.core.errors import UsageError
from lintseq.core.host import default_host
from lintseq.core.source import Unreadable
from lintseq.pipeline.fields import Fields
from lintseq.pipeline.inputs import ROW_FILES
from lintseq.pipeline.run_folder import MANIFEST, REJECTS, SHARDS
from lintseq.pipeline.targets import stem_of

ENDING = ".rejects.jsonl"
UNKNOWN = "unknown"
"""The language of a record of which nobody knows."""


@dataclass(frozen=True, slots=True)
class FoundReject:
    """What is counted of a reject."""

    language: str
    reason: str


def find_rejects(name: str) -> Iterator[FoundReject]:
    """The rejects of the run folder, or of the file of rows, that ``name`` names.

    A file of rows has them beside it, as ``lintseq generate`` leaves them; standard input has none.

    Raises:
        UsageError: a file of rejects is torn.
    """
    source = default_host().sources.get(ROW_FILES)
    for path in _files(Path(name)):
        for row in source.read(path, str(path)):
            if isinstance(row, Unreadable):
                raise UsageError(f"{row.place}: {row.message}; is it a file that lintseq wrote?")
            fields = Fields(row.columns, str(row.place), "a reject")
            yield FoundReject(fields.find("language", str) or UNKNOWN, fields.get("reason", str))


def _files(path: Path) -> list[Path]:
    if not (path / MANIFEST).is_file():
        # The rows may be one file, or a dataset's folder.
        beside = path.with_name(stem_of(path) + ENDING)
        return [beside] if path.exists() and beside.is_file() else []
    gathered = path / REJECTS
    # A run that goes on, or was killed, has not gathered them yet.
    return [gathered] if gathered.is_file() else sorted((path / SHARDS).glob(f"*{ENDING}"))
