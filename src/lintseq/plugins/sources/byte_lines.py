r"""Lines of bytes from pieces of bytes. Only ``\n`` ends a line: JSON texts contain the others."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

LONGEST = 1 << 26
"""How many bytes a line may have; of a longer one only a beginning, longer than this, is given."""


def byte_lines(pieces: Iterable[bytes]) -> Iterator[bytes]:
    r"""The lines of a file that comes in pieces, each without its ``\n``, in bounded memory."""
    line = bytearray()
    for piece in pieces:
        *ends, rest = piece.split(b"\n")
        for end in ends:
            yield bytes(line + end) if len(line) <= LONGEST else bytes(line)
            line.clear()
        if len(line) <= LONGEST:
            line += rest
    if line:
        yield bytes(line)
