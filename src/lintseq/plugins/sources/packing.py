"""Files that are packed as their endings say, with the same bytes whenever and wherever."""

from __future__ import annotations

import gzip
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Protocol

GZIP_LEVEL = 6
ZSTD_LEVEL = 3


class Bytes(Protocol):
    """What bytes can be written to."""

    def write(self, data: bytes, /) -> object:
        """Append them."""
        ...


@contextmanager
def packed(path: Path, shown: str) -> Iterator[Bytes]:
    """A new file at ``path``, packed by gzip or zstd if the name ``shown`` ends so."""
    with path.open("wb") as file:
        if shown.lower().endswith(".gz"):
            # Neither a name nor a time goes into its header.
            with gzip.GzipFile("", "wb", GZIP_LEVEL, file, mtime=0) as gzipped:
                yield gzipped
        elif shown.lower().endswith(".zst"):
            import zstandard

            packer = zstandard.ZstdCompressor(ZSTD_LEVEL, write_checksum=True)
            with packer.stream_writer(file, closefd=False) as zipped:
                yield zipped
        else:
            yield file
