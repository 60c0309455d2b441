"""Outputs: where rows and rejects go, such that what is there is always whole lines.

Rows of one record are written together. A file is built under a temporary name and given its own
when the run ends, is interrupted or fails, so that an older file of that name is never half gone.
"""

from __future__ import annotations

import os
import sys
from abc import ABC, abstractmethod
from collections.abc import Sequence
from pathlib import Path
from typing import Protocol, TypeVar

from lintseq.core.errors import UsageError
from lintseq.core.json_text import encode_json
from lintseq.core.reject import Reject
from lintseq.pipeline.made import Made

MAKE_ROOM = "make room, or name another place by --out"


class Output(Protocol):
    """Where a run's rows and rejects go."""

    def add(self, made: Made) -> None:
        """Write the rows of the next record."""
        ...

    def add_reject(self, reject: Reject) -> None:
        """Write that the next record gave no rows."""
        ...

    def finish(self, *, complete: bool) -> None:
        """No more records: make what was written visible. Called once, also after a failure."""
        ...


KeptT = TypeVar("KeptT", bound="KeptOrDiscarded")


class RowFile(Protocol):
    """A file of rows that is being written, each row a line of JSON without its line break."""

    @property
    def path(self) -> Path:
        """Where it is to be."""
        ...

    @property
    def lines(self) -> int:
        """Rows so far."""
        ...

    def __enter__(self) -> RowFile: ...

    def __exit__(self, kind: object, error: BaseException | None, where: object) -> None: ...

    def write(self, lines: Sequence[str]) -> None:
        """Append rows."""
        ...

    def close(self) -> None:
        """Give the file its name."""
        ...

    def discard(self) -> None:
        """Leave no trace."""
        ...


class KeptOrDiscarded(ABC):
    """What has its name at the end of a block, or leaves no trace if that fails."""

    def __enter__(self: KeptT) -> KeptT:
        return self

    def __exit__(self, kind: object, error: BaseException | None, where: object) -> None:
        if error is None:
            self.close()
        else:
            self.discard()

    @abstractmethod
    def close(self) -> None:
        """Give it its name."""

    @abstractmethod
    def discard(self) -> None:
        """Leave no trace."""


class LineFile(KeptOrDiscarded):
    """A file of whole lines: a write that fails is taken back to the last whole one."""

    def __init__(self, descriptor: int, path: Path, hidden: Path | None) -> None:
        self.path = path
        self.lines = 0
        self._descriptor = descriptor
        self._hidden = hidden
        self._size = 0

    @classmethod
    def at_or_standard_output(cls, path: Path | None) -> LineFile:
        """Begin the file ``path``; standard output where there is none."""
        return cls.standard_output() if path is None else cls.at(path)

    @classmethod
    def at(cls, path: Path) -> LineFile:
        """Begin the file ``path``; what is no regular file, a device say, is written as it is."""
        special = path.exists() and not path.is_file()
        hidden = None if special else path.with_name(f".{path.name}.part")
        flags = os.O_WRONLY | (0 if special else os.O_CREAT | os.O_TRUNC)
        try:
            descriptor = os.open(hidden or path, flags, 0o666)
        except OSError as error:
            raise cannot_write(path, error, "name another place by --out") from error
        return cls(descriptor, path, hidden)

    @classmethod
    def standard_output(cls) -> LineFile:
        """Standard output."""
        sys.stdout.flush()
        return cls(os.dup(sys.stdout.fileno()), Path("standard output"), None)

    def write(self, lines: Sequence[str]) -> None:
        """Append ``lines``, which have no line breaks.

        Raises:
            UsageError: the disk is full, for example; the lines before are kept.
            BrokenPipeError: the reader at the other end is gone.
        """
        data = "".join(f"{line}\n" for line in lines).encode("utf-8")
        try:
            view = memoryview(data)
            while view:
                view = view[os.write(self._descriptor, view) :]
        except BrokenPipeError:
            raise
        except OSError as error:
            self._take_back()
            remedy = f"the {self.lines} lines before are kept; {MAKE_ROOM}"
            raise cannot_write(self.path, error, remedy) from error
        self._size += len(data)
        self.lines += len(lines)

    def close(self) -> None:
        """Give the file its name.

        Raises:
            UsageError: the disk cannot take what was written.
        """
        try:
            # An interruption may have come between a write and its being counted.
            self._take_back()
            if self._hidden is not None:
                os.fsync(self._descriptor)
                self._hidden.replace(self.path)
            os.close(self._descriptor)
        except OSError as error:
            raise cannot_write(self.path, error, MAKE_ROOM) from error

    def discard(self) -> None:
        """Leave no trace."""
        os.close(self._descriptor)
        if self._hidden is not None:
            self._hidden.unlink()

    def _take_back(self) -> None:
        """Cut off what is no whole write."""
        if self._hidden is not None:
            os.ftruncate(self._descriptor, self._size)


class FileOutput:
    """Rows in one file, rejects in another, which is there only if there are any.

    So an older file of rejects does not outlive a run that has none.
    """

    def __init__(self, rows: RowFile, rejects: LineFile | None, *, always: bool) -> None:
        self._rows = rows
        self._rejects = rejects
        self._always = always

    def add(self, made: Made) -> None:
        """Write the rows of the next record."""
        self._rows.write(made.rows)

    def add_reject(self, reject: Reject) -> None:
        """Write that the next record gave no rows."""
        if self._rejects is not None:
            self._rejects.write([encode_reject(reject)])

    def finish(self, *, complete: bool) -> None:
        """Give both files their names; a run that failed before its first row leaves none."""
        try:
            if complete or self._rows.lines:
                self._rows.close()
            else:
                self._rows.discard()
        finally:
            if self._rejects is not None:
                self._finish(self._rejects, complete)

    def _finish(self, rejects: LineFile, complete: bool) -> None:
        if rejects.lines or self._always:
            rejects.close()
        else:
            rejects.discard()
            if complete:
                rejects.path.unlink(missing_ok=True)


def encode_reject(reject: Reject) -> str:
    """The reject as one line of JSON, without its line break."""
    place = reject.place
    return encode_json(
        {
            "id": reject.id,
            "reason": reject.reason,
            "message": reject.message,
            "place": {
                "source": place.source,
                "row": place.row,
                "line": place.line,
                "column": place.column,
            },
            "language": reject.language,
            "nondeterministic": reject.nondeterministic,
        }
    )


def refuse_existing(paths: Sequence[Path], *, overwrite: bool) -> None:
    """Raise a `UsageError` if a run would replace a file that it was not told to, or a folder."""
    if len(set(paths)) < len(paths):
        raise UsageError(f"Rows and rejects cannot share '{paths[0]}': name another by --rejects.")
    for path in paths:
        if path.is_dir():
            raise UsageError(f"'{path}' is a folder: name a file.")
        if path.is_file() and not overwrite:
            raise UsageError(f"'{path}' exists: give --overwrite to replace it, or another name.")
        if not path.parent.is_dir():
            raise UsageError(
                f"There is no folder '{path.parent}' to write '{path.name}' into: make it first."
            )


def cannot_write(path: Path, error: OSError, remedy: str) -> UsageError:
    """What to say when the system refuses to write ``path``."""
    return UsageError(f"Cannot write '{path}': {error.strerror or error}; {remedy}.")
