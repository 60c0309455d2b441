"""Files of rows with damage, and what a source may make of them."""

from __future__ import annotations

import json
from pathlib import Path

from hypothesis import strategies as st

from lintseq.core.errors import UsageError
from lintseq.core.source import Source, SourceRow


def flipped(data: st.DataObject, content: bytes) -> bytes:
    """The content with up to three bytes of it replaced."""
    damaged = bytearray(content)
    for _ in range(data.draw(st.integers(1, 3))):
        damaged[data.draw(st.integers(0, len(damaged) - 1))] = data.draw(st.integers(0, 255))
    return bytes(damaged)


def check_told_or_harmless(source: Source, path: Path, content: bytes) -> None:
    """A damaged file is refused by its name, or each of its rows is there in order."""
    path.write_bytes(content)
    try:
        rows = list(source.read(path, "shown"))
    except UsageError as error:
        assert "shown" in str(error)
    else:
        numbers = [row.place.row or 0 for row in rows]
        assert numbers == list(range(1, len(rows) + 1))
        assert all(json.dumps(row.columns) for row in rows if isinstance(row, SourceRow))
