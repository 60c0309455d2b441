"""Rows that lintseq wrote: read back, or refused with their place."""

from __future__ import annotations

from lintseq.core.errors import UsageError
from lintseq.pipeline.read_rows import FoundRow
from lintseq.pipeline.rows import Row, decode_row


def decoded_row(found: FoundRow) -> Row:
    """The row, decoded.

    Raises:
        UsageError: it is no output row; the message names its place.
    """
    if found.columns is None:
        raise UsageError(f"{found.shown}: {found.fault}; is it a file that lintseq wrote?")
    return decode_row(found.columns, found.shown)


def readable_row(found: FoundRow) -> Row:
    """The row, decoded, as texts for models can be made of it.

    Raises:
        UsageError: it is no output row, or no tokenizer takes its instruction; the message names
            its place.
    """
    row = decoded_row(found)
    try:
        (row.program.instruction or "").encode("utf-8")
    except UnicodeEncodeError:
        raise UsageError(
            f"{found.shown}: the instruction of the row '{row.id}' has a lone surrogate, which no "
            "tokenizer takes: remove it."
        ) from None
    return row
