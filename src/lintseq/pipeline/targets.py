"""Where rows are written to, by name: as for inputs, the ending says in which format.

Without one that is known, and on standard output, rows are JSON lines.
"""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from lintseq.core.errors import UsageError
from lintseq.core.host import default_host
from lintseq.core.source import Source, SourceRow
from lintseq.pipeline.inputs import ROW_FILES, source_by_ending
from lintseq.pipeline.outputs import MAKE_ROOM, cannot_write, refuse_existing

PACKED = (".gz", ".zst")


@dataclass(frozen=True)
class Target:
    """A file or folder for rows.

    Attributes:
        path: where it is to be.
        format: how rows are written.
    """

    path: Path
    format: Source

    @property
    def is_special(self) -> bool:
        """Whether it is there and neither a file nor a folder, a device say."""
        return self.path.exists() and not (self.path.is_file() or self.path.is_dir())

    @property
    def grows(self) -> bool:
        """Whether rows are appended as they come, as plain JSON lines are."""
        return self.format.name == ROW_FILES and self.path.suffix.lower() not in PACKED

    @property
    def spool(self) -> Path:
        """Where rows are kept as JSON lines until all are there, if it does not grow."""
        return self.path.with_name(f"{self.path.name}.jsonl")

    def beside(self, ending: str) -> Path:
        """The file of that ending that belongs to it: that of edits.parquet is edits.ENDING."""
        return self.path.with_name(stem_of(self.path) + ending)

    def check(self, *others: Path, overwrite: bool) -> None:
        """Raise a `UsageError` if it, or ``others``, may not be written; nothing is written yet.

        What is not installed is told here too, and not when all rows are there.
        """
        if self.path.is_dir():
            self._refuse_folder(overwrite=overwrite)
        replaces_folder = self.path.is_dir() and not self.grows
        own = [] if replaces_folder else [self.path]
        spools = [] if self.grows else [self.spool]
        refuse_existing([*own, *spools, *others], overwrite=overwrite)
        if not self.grows:
            with tempfile.TemporaryDirectory(prefix="lintseq-") as folder:
                self.format.write([], Path(folder) / "rows", self.path.name)

    def _refuse_folder(self, *, overwrite: bool) -> None:
        found = self.format.files_in(self.path)
        own = {path.name for path in found or []}
        rest = [path for path in self.path.iterdir() if path.name not in own]
        # A dataset tells of itself in JSON.
        if any(found is None or path.suffix != ".json" for path in rest):
            raise UsageError(
                f"The folder '{self.path}' holds something else: name another one, or a file."
            )
        if not overwrite:
            raise UsageError(
                f"'{self.path}' exists: give --overwrite to replace it, or another name."
            )


def target_of(name: str) -> Target:
    """What ``name`` stands for; ``NAME:`` before a path overrules its ending, as for inputs.

    Raises:
        UsageError: the format can only be read, or ``name`` is no file's, nor a dataset's.
    """
    sources = default_host().sources
    told, colon, rest = name.partition(":")
    if colon and told in sources.things and not Path(name).exists():
        target = Target(Path(rest), sources.get(told))
    elif name.endswith("/"):
        raise UsageError(f"'{name}' is to be a folder: name a file, or a dataset's by hf:NAME.")
    else:
        path = Path(name)
        special = path.exists() and not (path.is_file() or path.is_dir())
        found = None if special else source_by_ending(path)
        target = Target(path, found or sources.get(ROW_FILES))
    if not target.path.name:
        raise UsageError(f"'{name}' names no file: name one, or a dataset's folder by hf:NAME.")
    if not target.format.writes:
        able = [source for source in sources.things.values() if source.writes]
        endings = ", ".join(ending for source in able for ending in source.extensions)
        raise UsageError(
            f"'{name}' cannot be written, as the format '{target.format.name}' is only read: name "
            f"a file that ends with one of {endings}, or a folder by hf:NAME."
        )
    return target


def stem_of(path: Path) -> str:
    """The file's name without the ending that says what it is."""
    name = path.name
    source = source_by_ending(path)
    fitting = [end for end in (source.extensions if source else ()) if name.lower().endswith(end)]
    return name[: -len(max(fitting, key=len))] if fitting else name


def write_rows(rows: Iterable[SourceRow], target: Target) -> None:
    """Write all ``rows``, which have their lines and may be gone through more than once.

    What was there before stays until all of it is on the disk.

    Raises:
        UsageError: the disk is full, for example, or the format has no form for a row; then
            nothing has changed.
    """
    path = target.path
    hidden = path.with_name(f".{path.name}.part")
    try:
        _remove(hidden)
        target.format.write(rows, hidden, path.name)
        _sync(hidden)
        if path.is_dir():
            _remove(path)
        hidden.replace(path)
    except OSError as error:
        _remove(hidden)
        raise cannot_write(path, error, MAKE_ROOM) from error
    except BaseException:
        _remove(hidden)
        raise


def _remove(path: Path) -> None:
    if path.is_dir():
        shutil.rmtree(path)
    else:
        path.unlink(missing_ok=True)


def _sync(path: Path) -> None:
    """Have a file, or those in a folder, on the disk."""
    for file in sorted(path.iterdir()) if path.is_dir() else [path]:
        with file.open("rb") as stream:
            os.fsync(stream.fileno())
