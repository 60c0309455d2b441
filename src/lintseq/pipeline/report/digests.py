"""What a report was made from, as hashes: so that the same inputs are recognised as such."""

from __future__ import annotations

import hashlib
from contextlib import ExitStack

from lintseq.core.json_text import encode_json
from lintseq.pipeline.read_rows import find_rows

TIMINGS = frozenset({"seconds"})
"""Columns that differ from run to run of the same evaluation, and that no report shows."""


def rows_digest(file: str) -> str:
    """SHA-256 of the rows of ``file``, in their order, without timings."""
    digest = hashlib.sha256()
    with ExitStack() as scratch:
        for row in find_rows([file], scratch):
            columns = row.columns or {}
            kept = {name: value for name, value in columns.items() if name not in TIMINGS}
            digest.update(f"{encode_json(kept)}\n".encode())
    return digest.hexdigest()


def digest_of(value: object) -> str:
    """SHA-256 of ``value``, written as JSON."""
    return hashlib.sha256(encode_json(value).encode()).hexdigest()
