"""Run folders: fixed-size shards with completion marks, rejects, and a manifest.

A shard holds the rows of a fixed number of records, so which record lies where does not hang on
timing. Each shard is written under a temporary name, synced and renamed, then marked as done; so a
later run can tell by the marks what is there. ``rejects.jsonl`` is put together at the end.

::

    run/
      manifest.json            inputs by hash, options, versions, counts, timing
      rejects.jsonl            every reject, in the order of input
      shards/00000.jsonl       rows, in the order of input
      shards/00000.rejects.jsonl
      shards/00000.done        {"records": …, "rows": …, "rejects": …}

A hidden file keeps some room while the run goes on, so that even on a full disk the manifest can
say what became of it.
"""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from pathlib import Path

from lintseq.core.errors import UsageError
from lintseq.core.reject import Reject
from lintseq.pipeline.folders import names_in
from lintseq.pipeline.outputs import LineFile, encode_reject
from lintseq.pipeline.rows import encode_json

MANIFEST = "manifest.json"
REJECTS = "rejects.jsonl"
SHARDS = "shards"
SHARD_RECORDS = 1000
"""Records in a shard, rejects included."""
SPARE = ".spare"
SPARE_BYTES = 1 << 14
OWN = {SHARDS, SPARE} | {part for name in (MANIFEST, REJECTS) for part in (name, f".{name}.part")}
"""What may be in a run folder, one whose run was killed included."""


class RunFolder:
    """A run folder that is being written."""

    def __init__(self, folder: Path, *, overwrite: bool) -> None:
        self.folder = folder
        self._shards = folder / SHARDS
        refuse_folder(folder, overwrite=overwrite)
        _make_way(folder)
        self._shards.mkdir(parents=True)
        (folder / SPARE).write_bytes(b"\0" * SPARE_BYTES)
        self._number = 0
        self._open()

    def add(self, rows: Sequence[str]) -> None:
        """Write the rows of the next record."""
        self._rows.write(rows)
        self._count()

    def add_reject(self, reject: Reject) -> None:
        """Write that the next record gave no rows."""
        self._rejects.write([encode_reject(reject)])
        self._count()

    def finish(self, *, complete: bool) -> None:
        """Close the last shard, which is done only if all records came, and gather the rejects."""
        if self._records:
            self._close(done=complete)
        else:
            self._rows.discard()
            self._rejects.discard()
        with LineFile.at(self.folder / REJECTS) as gathered:
            for part in sorted(self._shards.glob("*.rejects.jsonl")):
                with part.open(encoding="utf-8", newline="\n") as lines:
                    gathered.write([line.rstrip("\n") for line in lines])

    def write_manifest(self, manifest: dict[str, object]) -> None:
        """Write the manifest anew, all of it or nothing."""
        if manifest["status"] != "running":
            (self.folder / SPARE).unlink()
        with LineFile.at(self.folder / MANIFEST) as file:
            file.write([encode_json(manifest)])

    def _open(self) -> None:
        name = f"{self._number:05d}"
        self._records = 0
        self._rows = LineFile.at(self._shards / f"{name}.jsonl")
        self._rejects = LineFile.at(self._shards / f"{name}.rejects.jsonl")

    def _count(self) -> None:
        self._records += 1
        if self._records == SHARD_RECORDS:
            self._close(done=True)
            self._number += 1
            self._open()

    def _close(self, *, done: bool) -> None:
        self._rows.close()
        self._rejects.close()
        if done:
            counts = {
                "records": self._records,
                "rows": self._rows.lines,
                "rejects": self._rejects.lines,
            }
            with LineFile.at(self._shards / f"{self._number:05d}.done") as mark:
                mark.write([encode_json(counts)])


def shards_of(folder: Path) -> list[Path]:
    """The files of rows in a run folder, in order.

    Raises:
        UsageError: the folder is no run folder.
    """
    if not (folder / MANIFEST).is_file():
        raise UsageError(f"'{folder}' is no run folder: it has no {MANIFEST}.")
    shards = sorted((folder / SHARDS).glob("*.jsonl"))
    return [path for path in shards if not path.name.endswith(".rejects.jsonl")]


def refuse_folder(folder: Path, *, overwrite: bool) -> None:
    """Raise a `UsageError` if a run may not be put there: it never replaces anything else."""
    present = names_in(folder, OWN)
    if present and not overwrite:
        raise UsageError(
            f"'{folder}' holds a run: give --overwrite to replace it, or another name."
        )


def _make_way(folder: Path) -> None:
    """Make the folder, or remove the run that is in it."""
    folder.mkdir(parents=True, exist_ok=True)
    if (folder / SHARDS).exists():
        shutil.rmtree(folder / SHARDS)
    for name in OWN - {SHARDS}:
        (folder / name).unlink(missing_ok=True)
