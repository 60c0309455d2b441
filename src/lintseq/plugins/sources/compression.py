"""The bytes of a file, piece by piece, unpacked if they are packed.

Packed data is known by its first bytes, not by the file's name, as standard input has none. Text in
none of our formats begins with them.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from lintseq.plugins.sources.reading import reading

PIECE = 1 << 16
"""How many bytes are read at once."""

ZSTD_PIECE = 1 << 11
"""The same for zstd, of which a few bytes can unpack to very many: to 64 MiB from so many."""

_GZIP = b"\x1f\x8b"
_ZSTD = re.compile(rb"\x28\xb5\x2f\xfd|[\x50-\x5f]\x2a\x4d\x18")


class Damaged(Exception):
    """Packed data is corrupt, or ends too early; all that could be unpacked before was given."""


def pieces(path: Path, shown: str) -> Iterator[bytes]:
    """The content of the file at ``path``, unpacked, in pieces that are not empty.

    Raises:
        UsageError: the file cannot be read.
        Damaged: it can be unpacked no further.
    """
    with reading(shown), path.open("rb") as file:
        start = file.peek(4)[:4]
        if start.startswith(_GZIP):
            yield from _gunzipped(file)
        elif _ZSTD.match(start):
            yield from _unzstd(file)
        else:
            while piece := file.read(PIECE):
                yield piece


def _gunzipped(file: BinaryIO) -> Iterator[bytes]:
    import gzip

    with gzip.GzipFile(fileobj=file) as stream:
        try:
            while piece := stream.read1(PIECE):
                yield piece
        except (EOFError, gzip.BadGzipFile, zlib.error) as error:
            raise Damaged(f"the gzip data is damaged: {error}") from error


def _unzstd(file: BinaryIO) -> Iterator[bytes]:
    """Unpack frame after frame; the library's own reader takes a cut-off frame for a whole one."""
    import zstandard

    unpacker = zstandard.ZstdDecompressor()
    frame = None
    packed = b""
    try:
        while packed := packed or file.read(ZSTD_PIECE):
            frame = frame or unpacker.decompressobj()
            if piece := frame.decompress(packed):
                yield piece
            packed = frame.unused_data
            if frame.eof:
                frame = None
    except zstandard.ZstdError as error:
        raise Damaged(f"the zstd data is damaged: {error}") from error
    if frame is not None:
        raise Damaged("the zstd data is damaged: it ends in the middle of a frame")
