"""The `arrow` source: Arrow files and streams, Feather among them, batch by batch."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from mmap import ACCESS_READ, MADV_DONTNEED, mmap
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from lintseq.core.errors import UsageError
from lintseq.core.hookspecs import hookimpl
from lintseq.core.reject import Place
from lintseq.core.source import Source, SourceRow, Unreadable
from lintseq.plugins.sources.arrow_extra import needs_pyarrow
from lintseq.plugins.sources.reading import reading

if TYPE_CHECKING:
    import pyarrow as pa

MAGIC = b"ARROW1"
OLD_FEATHER = b"FEA1"
SLICE = 64
"""How many rows are looked at before the memory they stand in is given back."""

END_MARK = b"\xff\xff\xff\xff\0\0\0\0"
"""What a stream ends with; one without it may be cut off between two batches."""


class Arrow(Source):
    """Arrow IPC, in both its forms: file (Feather) and stream (as `datasets` writes it).

    The file is mapped into memory, and no more than one record batch of it is looked at. Rows are
    numbered from 1. Where it is damaged, the rows before are given, then one `Unreadable`, and the
    file is at its end. What its typed values become is said in `arrow_values`.
    """

    name = "arrow"
    summary = "Arrow files and streams, Feather"
    extensions: ClassVar[tuple[str, ...]] = (".arrow", ".arrows", ".feather", ".ipc")
    writes = True

    def read(self, path: Path, shown: str) -> Iterator[SourceRow | Unreadable]:
        """The rows of the file, as `Source.read` says."""
        with needs_pyarrow(shown):
            import pyarrow as pa

            from lintseq.plugins.sources.arrow_values import Rows
        number = 1
        schema, batches = _batches(path, shown)
        rows = Rows(schema, shown)
        try:
            for batch in batches:
                yield from rows.of(batch, number)
                number += batch.num_rows
                del batch
        except (pa.ArrowException, OSError) as error:
            words = str(error).partition("\n")[0].rstrip(".")
            yield _damage(Place(shown, number), words)

    def write(self, rows: Iterable[SourceRow], path: Path, shown: str) -> None:
        """Write a file, or a stream if ``shown`` ends with .arrows, as `Source.write` says."""
        with needs_pyarrow(shown):
            import pyarrow as pa
        as_stream = shown.lower().endswith(".arrows")
        write_batches(rows, path, shown, pa.ipc.new_stream if as_stream else pa.ipc.new_file)


def write_batches(
    rows: Iterable[SourceRow],
    path: Path,
    shown: str,
    begin: Callable[[Path, pa.Schema], pa.ipc.RecordBatchStreamWriter],
) -> None:
    """Write the rows with the writer that ``begin`` makes; not packed, as they are to be mapped."""
    from lintseq.plugins.sources.arrow_writing import batches_of, writing

    with writing(shown):
        schema, batches = batches_of(rows)
        with begin(path, schema) as writer:
            for batch in batches:
                writer.write_batch(batch)


def _batches(path: Path, shown: str) -> tuple[pa.Schema, Iterator[pa.RecordBatch]]:
    """The columns of a file, and its record batches one by one."""
    import pyarrow as pa

    with reading(shown), path.open("rb") as file:
        begins = file.read(len(MAGIC))
    if begins.startswith(OLD_FEATHER):
        raise UsageError(
            f"Cannot read '{shown}': it is Feather of version 1; write it again in version 2."
        )
    try:
        content = _mapped(path)
        found: Iterator[pa.RecordBatch]
        if begins == MAGIC:
            reader = pa.ipc.open_file(pa.py_buffer(content))
            found = map(reader.get_batch, range(reader.num_record_batches))
        else:
            reader = pa.ipc.open_stream(pa.py_buffer(content))
            found = _streamed(reader, content)
    except (pa.ArrowException, OSError, ValueError) as error:
        raise UsageError(
            f"Cannot read '{shown}': it is no Arrow file or stream, or torn; "
            "get a whole copy of it, or name what it is by --input-format."
        ) from error
    return reader.schema, _slices(found, content)


def _mapped(path: Path) -> mmap:
    with path.open("rb") as file:
        return mmap(file.fileno(), 0, access=ACCESS_READ)


def _slices(batches: Iterable[pa.RecordBatch], content: mmap) -> Iterator[pa.RecordBatch]:
    for batch in batches:
        for start in range(0, batch.num_rows, SLICE):
            yield batch.slice(start, SLICE)
            # What was read counts as this process's memory until the system is told otherwise.
            content.madvise(MADV_DONTNEED)
        # Of compressed files, this batch and the next would be held side by side.
        del batch


def _streamed(reader: pa.RecordBatchStreamReader, content: mmap) -> Iterator[pa.RecordBatch]:
    import pyarrow as pa

    yield from reader
    if content[-len(END_MARK) :] != END_MARK:
        raise pa.ArrowInvalid("the mark at its end is not there")


def _damage(place: Place, words: str) -> Unreadable:
    return Unreadable(place, f"the Arrow data is damaged: {words}; what follows cannot be read")


@hookimpl
def lintseq_sources() -> Sequence[Source]:
    """Supply the source."""
    return [Arrow()]
