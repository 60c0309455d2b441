"""Rows as record batches of one schema, to be written: with their own types, or found ones.

Rows that all have the same types, those of one Parquet file or dataset, are handed on untouched,
what others keep in the schema beside the types included: the features of Hugging Face datasets.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from itertools import islice

import pyarrow as pa

from lintseq.core.errors import UsageError
from lintseq.core.source import SourceRow
from lintseq.plugins.sources.arrow_types import array_of, schema_of

GROUP = 1000
"""Rows of a batch, which is what is held at once, and of a row group of Parquet."""


def batches_of(rows: Iterable[SourceRow]) -> tuple[pa.Schema, Iterator[pa.RecordBatch]]:
    """The rows' schema, and all of them in batches of `GROUP`. ``rows`` are gone through twice."""
    schema = _schema_in_common(rows)
    if schema is not None:
        return schema, (pa.concat_batches([row.typed for row in group]) for group in _groups(rows))
    schema = schema_of([row.columns for row in group] for group in _groups(rows))
    return schema, (_batch(group, schema) for group in _groups(rows))


@contextmanager
def writing(shown: str) -> Iterator[None]:
    """Turn what Arrow says against the rows into a `UsageError`; the system's words stay."""
    try:
        yield
    except (pa.ArrowException, ValueError, OverflowError) as error:
        words = " ".join(str(error).split()).rstrip(".")
        raise UsageError(
            f"Cannot write '{shown}': the format does not take the rows ({words}); write JSON "
            "lines, to a file that ends with .jsonl."
        ) from error


def _schema_in_common(rows: Iterable[SourceRow]) -> pa.Schema | None:
    """The schema that all rows come with; None if there is none, or none that batches can share."""
    schema: pa.Schema | None = None
    for row in rows:
        if not isinstance(row.typed, pa.RecordBatch):
            return None
        if schema is None:
            schema = row.typed.schema
        elif not schema.equals(row.typed.schema, check_metadata=True):
            return None
    # Each batch may have categories of its own, and a file has one list of them.
    if schema is not None and any(map(pa.types.is_dictionary, schema.types)):
        return None
    return schema


def _groups(rows: Iterable[SourceRow]) -> Iterator[Sequence[SourceRow]]:
    remaining = iter(rows)
    while group := list(islice(remaining, GROUP)):
        yield group


def _batch(group: Sequence[SourceRow], schema: pa.Schema) -> pa.RecordBatch:
    columns = [
        array_of([row.columns.get(field.name) for row in group], field.type) for field in schema
    ]
    return pa.RecordBatch.from_arrays(columns, schema=schema)
