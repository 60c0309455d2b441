"""Run folders: fixed-size shards with completion marks, rejects, and a manifest.

A shard holds the rows of a fixed number of records, so which record lies where does not hang on
timing. Each shard is written under a temporary name, synced and renamed, then marked as done; so a
run that goes on can tell by the marks what is there. ``rejects.jsonl`` is put together at the end.

::

    run/
      manifest.json            inputs by hash, options, versions, counts, timing
      rejects.jsonl            every reject, in the order of input
      shards/00000.jsonl       rows, in the order of input
      shards/00000.rejects.jsonl
      shards/00000.done        what is in it, and what it took, by language

Two hidden files are there while a run goes on: a lock, and some room, so that even on a full disk
the manifest can say what became of it.
"""

from __future__ import annotations

import shutil
from collections.abc import Collection, Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TypeVar

from lintseq.core.errors import UsageError
from lintseq.core.json_text import encode_json
from lintseq.core.reject import Reject
from lintseq.pipeline.folders import names_in
from lintseq.pipeline.lock import locked
from lintseq.pipeline.made import Made
from lintseq.pipeline.outputs import LineFile
from lintseq.pipeline.shard import Shard, shard_names

RecordT = TypeVar("RecordT")

MANIFEST = "manifest.json"
REJECTS = "rejects.jsonl"
SHARDS = "shards"
LOCK = ".lock"
SPARE = ".spare"
SPARE_BYTES = 1 << 14
RUN = {MANIFEST, REJECTS, SHARDS}
"""What is in a run folder."""
OWN = RUN | {LOCK, SPARE} | {f".{name}.part" for name in (MANIFEST, REJECTS)}
"""What may be in one, one whose run was killed included."""


class RunFolder:
    """A run folder that is being written.

    Whoever writes it holds its lock, by `kept_to_oneself`.

    Args:
        folder: it exists.
        shard_records: records in a shard, rejects included.
        done: the numbers of shards that are there, and stay.
    """

    def __init__(self, folder: Path, shard_records: int, done: Collection[int] = ()) -> None:
        self.folder = folder
        self._shards = folder / SHARDS
        self._shard_records = shard_records
        self._done = done
        self._number = -1
        self._shard: Shard | None = None

    def begin(self, manifest: dict[str, object]) -> None:
        """Remove all but the shards that stay, and write what is known before the first record."""
        self._make_way()
        self.write_manifest(manifest)
        self._shards.mkdir(exist_ok=True)
        # On a disk that is full, the first record tells.
        with suppress(OSError):
            (self.folder / SPARE).write_bytes(b"\0" * SPARE_BYTES)

    def left(self, records: Iterable[RecordT]) -> Iterator[RecordT]:
        """Those of all records whose shards are not there yet."""
        for index, record in enumerate(records):
            if index // self._shard_records not in self._done:
                yield record

    def add(self, made: Made) -> None:
        """Write the rows of the next record that was left."""
        shard = self._open()
        shard.add(made)
        self._close_full(shard)

    def add_reject(self, reject: Reject) -> None:
        """Write that the next record that was left gave no rows."""
        shard = self._open()
        shard.add_reject(reject)
        self._close_full(shard)

    def finish(self, *, complete: bool) -> None:
        """Close the last shard, which is done only if all records came, and gather the rejects."""
        shard, self._shard = self._shard, None
        if shard is not None and shard.records:
            shard.close(done=complete)
        elif shard is not None:
            shard.discard()
        with LineFile.at(self.folder / REJECTS) as gathered:
            for part in sorted(self._shards.glob("*.rejects.jsonl")):
                with part.open(encoding="utf-8", newline="\n") as lines:
                    gathered.write([line.rstrip("\n") for line in lines])

    def write_manifest(self, manifest: dict[str, object]) -> None:
        """Write the manifest anew, all of it or nothing."""
        if manifest["status"] != "running":
            (self.folder / SPARE).unlink(missing_ok=True)
        with LineFile.at(self.folder / MANIFEST) as file:
            file.write([encode_json(manifest)])

    def _make_way(self) -> None:
        if self._done:
            stay = {name for number in self._done for name in shard_names(number)}
            for path in self._shards.iterdir():
                if path.name not in stay:
                    path.unlink()
        elif self._shards.exists():
            shutil.rmtree(self._shards)
        for name in OWN - {SHARDS, MANIFEST, LOCK}:
            (self.folder / name).unlink(missing_ok=True)

    def _open(self) -> Shard:
        """The shard that is open, or the next."""
        if self._shard is None:
            self._number += 1
            while self._number in self._done:
                self._number += 1
            self._shard = Shard(self._shards, self._number)
        return self._shard

    def _close_full(self, shard: Shard) -> None:
        if shard.records == self._shard_records:
            # First, as one that cannot be closed is not to be closed again.
            self._shard = None
            shard.close(done=True)


@contextmanager
def kept_to_oneself(folder: Path) -> Iterator[None]:
    """Keep other runs out of a folder that exists.

    Raises:
        UsageError: another run is at work there.
    """
    # The lock ends with the process that holds it: there is nothing to wait for.
    with locked(folder / LOCK, patience=0, keep=False):
        yield


def is_run_folder(folder: Path) -> bool:
    """Whether a folder has what makes one: a manifest, and a shard at least."""
    return (folder / MANIFEST).is_file() and any((folder / SHARDS).glob("*.jsonl"))


def shards_of(folder: Path) -> list[Path]:
    """The files of rows in a run folder, in order.

    Raises:
        UsageError: the folder is no run folder.
    """
    if not (folder / MANIFEST).is_file():
        raise no_run_folder(folder)
    shards = sorted((folder / SHARDS).glob("*.jsonl"))
    return [path for path in shards if not path.name.endswith(".rejects.jsonl")]


def no_run_folder(folder: Path) -> UsageError:
    """What to say of a folder without a manifest."""
    return UsageError(
        f"'{folder}' is no run folder: it has no {MANIFEST}; name one, or the files of rows in it."
    )


def refuse_folder(folder: Path, *, overwrite: bool, held: bool = False) -> None:
    """Raise a `UsageError` if a run may not be put there: it never replaces anything else.

    ``held`` says that the folder's lock is the caller's.
    """
    present = names_in(folder, OWN)
    if LOCK in present and not held:
        with kept_to_oneself(folder):
            pass
    if present & RUN and not overwrite:
        raise UsageError(
            f"'{folder}' holds a run: give --overwrite to replace it, or another name; a run that "
            "did not end goes on by --resume."
        )
