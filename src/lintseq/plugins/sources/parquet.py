"""The `parquet` source: Apache Parquet, read a few rows at a time, written by row groups."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from lintseq.core.errors import UsageError
from lintseq.core.hookspecs import hookimpl
from lintseq.core.reject import Place
from lintseq.core.source import Source, SourceRow, Unreadable
from lintseq.plugins.sources.arrow_extra import needs_pyarrow
from lintseq.plugins.sources.reading import reading

if TYPE_CHECKING:
    from pyarrow.parquet import ParquetFile

    from lintseq.plugins.sources.arrow_values import Rows

MAGIC = b"PAR1"
BATCH = 256
"""How many rows are decoded at once."""


class Parquet(Source):
    """Apache Parquet; what its typed values become is said in `arrow_values`.

    Rows are numbered from 1. Where a row group is damaged, each of its rows that cannot be read is
    an `Unreadable`, as their number is known, and the next group is read on.
    """

    name = "parquet"
    summary = "Apache Parquet"
    extensions = (".parquet", ".pq")
    writes = True

    def read(self, path: Path, shown: str) -> Iterator[SourceRow | Unreadable]:
        """The rows of the file, as `Source.read` says."""
        with needs_pyarrow(shown):
            from lintseq.plugins.sources.arrow_values import Rows
        with _opened(path, shown) as file:
            rows = Rows(file.schema_arrow, shown)
            number = 1
            for group in range(file.num_row_groups):
                yield from _group(file, group, rows, Place(shown, number))
                number += file.metadata.row_group(group).num_rows

    def write(self, rows: Iterable[SourceRow], path: Path, shown: str) -> None:
        """Write the rows, packed by zstd, as `Source.write` says."""
        with needs_pyarrow(shown):
            from pyarrow.parquet import ParquetWriter

            from lintseq.plugins.sources.arrow_writing import batches_of, writing
        with writing(shown):
            schema, batches = batches_of(rows)
            with ParquetWriter(path, schema, compression="zstd", compression_level=3) as writer:
                for batch in batches:
                    writer.write_batch(batch)


def _opened(path: Path, shown: str) -> ParquetFile:
    import pyarrow as pa
    from pyarrow.parquet import ParquetFile

    with reading(shown), path.open("rb") as file:
        begins = file.read(len(MAGIC))
    if begins != MAGIC:
        raise UsageError(
            f"Cannot read '{shown}': it does not begin as Parquet does; "
            "name what it is by --input-format."
        )
    try:
        # Buffered, a column of a row group is read piece by piece, and not as a whole.
        return ParquetFile(
            path, buffer_size=1 << 16, pre_buffer=False, page_checksum_verification=True
        )
    except (pa.ArrowException, OSError, ValueError) as error:
        raise UsageError(
            f"Cannot read '{shown}': its end, where Parquet says what is in the file, is torn or "
            "damaged; get a whole copy of it."
        ) from error


def _group(
    file: ParquetFile, group: int, rows: Rows, first: Place
) -> Iterator[SourceRow | Unreadable]:
    import pyarrow as pa

    start = first.row or 1
    number, end = start, start + file.metadata.row_group(group).num_rows
    words = "it has fewer rows than the file says"
    try:
        for batch in file.iter_batches(BATCH, [group], use_threads=False):
            yield from rows.of(batch, number)
            number += batch.num_rows
    except (pa.ArrowException, OSError) as error:
        words = str(error).partition("\n")[0].rstrip(".")
    for row in range(number, end):
        yield Unreadable(Place(first.source, row), f"its row group is damaged: {words}")


@hookimpl
def lintseq_sources() -> Sequence[Source]:
    """Supply the source."""
    return [Parquet()]
