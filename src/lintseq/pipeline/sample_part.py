"""The rows of samples while they are being drawn: whole batches, each safe on the disk."""

from __future__ import annotations

import fcntl
import os
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from lintseq.core.errors import UsageError


@dataclass(frozen=True)
class SamplePlaces:
    """The file of samples that is to be, and the hidden ones beside it until then.

    Attributes:
        path: the file.
    """

    path: Path

    @property
    def part(self) -> Path:
        """The rows so far."""
        return self.path.with_name(f".{self.path.name}.part")

    @property
    def job(self) -> Path:
        """What they were drawn for."""
        return self.path.with_name(f".{self.path.name}.job")

    @property
    def unfinished(self) -> bool:
        """Whether there are rows of a run that did not come to its end."""
        return self.part.is_file() and self.part.stat().st_size > 0


class SamplePart:
    """The hidden file of rows, open for more; no other run can open it meanwhile.

    Attributes:
        batches: how many batches of problems are there already.
        rows: their rows.
    """

    def __init__(self, places: SamplePlaces) -> None:
        self.batches = 0
        self.rows: list[str] = []
        self._places = places
        self._size = 0
        self._count = 0
        self._complete = False
        try:
            self._descriptor = os.open(places.part, os.O_RDWR | os.O_CREAT, 0o666)
        except OSError as error:
            raise UsageError(
                f"Cannot write '{places.path}': {error.strerror}; name another place by -o."
            ) from error
        try:
            fcntl.flock(self._descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            os.close(self._descriptor)
            raise UsageError(
                f"Another run is writing '{places.path}' right now: wait for it, or name another "
                "file."
            ) from None

    def keep(self, sizes: Sequence[int]) -> None:
        """Keep the batches that are there whole, given how many rows each of them has."""
        with os.fdopen(os.dup(self._descriptor), "rb") as stream:
            *lines, _ = stream.read().split(b"\n")
        for size in sizes:
            if self._count + size > len(lines):
                break
            self.batches, self._count = self.batches + 1, self._count + size
        kept = lines[: self._count]
        self.rows = [line.decode("utf-8") for line in kept]
        self._size = sum(len(line) + 1 for line in kept)
        self._cut()

    def clear(self) -> None:
        """Keep nothing."""
        self._cut()

    def __enter__(self) -> SamplePart:
        return self

    def __exit__(self, kind: object, error: object, where: object) -> None:
        self.close()

    def close(self) -> None:
        """Let others write. What is not complete stays, hidden, if there is anything."""
        if not self._complete and not self._size:
            self._places.part.unlink(missing_ok=True)
            self._places.job.unlink(missing_ok=True)
        os.close(self._descriptor)

    def add(self, rows: Sequence[str]) -> None:
        """Append the rows of the next batch, and wait until the disk has them.

        Raises:
            UsageError: the disk is full, for example; the batches before are kept.
        """
        data = "".join(f"{row}\n" for row in rows).encode("utf-8")
        try:
            view = memoryview(data)
            while view:
                view = view[os.write(self._descriptor, view) :]
            os.fsync(self._descriptor)
        except OSError as error:
            self._cut()
            raise UsageError(
                f"Cannot write '{self._places.path}': {error.strerror}; the {self._count} samples "
                "before are kept: make room, and go on by --resume."
            ) from error
        self._size += len(data)
        self._count += len(rows)

    def finish(self) -> None:
        """All batches were added: give the file its name."""
        os.fsync(self._descriptor)
        self._places.part.replace(self._places.path)
        self._places.job.unlink(missing_ok=True)
        self._complete = True

    def _cut(self) -> None:
        """Cut off what is no whole batch."""
        os.ftruncate(self._descriptor, self._size)
        os.lseek(self._descriptor, self._size, os.SEEK_SET)
