"""The types of rows that are to be a table: those that their values allow.

A column has the type that Arrow finds for its values, if it gives back all of them as they were.
Else it is of Arrow's own JSON type: where rows hold texts and numbers, or objects of which some
lack a key. So a table says what the rows say, but for columns that a row lacks, which are null.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

import pyarrow as pa

from lintseq.core.json_text import encode_json

JSON = pa.json_()
FAULTS = (pa.ArrowException, ValueError, OverflowError, TypeError)
"""What is raised for values that Arrow has no type for."""


def schema_of(groups: Iterable[Sequence[Mapping[str, object]]]) -> pa.Schema:
    """The types of the columns of all rows, which come some at a time."""
    kinds: dict[str, pa.DataType] = {}
    for rows in groups:
        names = dict.fromkeys(name for row in rows for name in row)
        for name in names:
            kind = _kind([row.get(name) for row in rows])
            kinds[name] = _common(kinds[name], kind) if name in kinds else kind
    return pa.schema(list(kinds.items()))


def array_of(values: Sequence[object], kind: pa.DataType) -> pa.Array:
    """The values of a column as what `schema_of` found for them."""
    if kind != JSON:
        return pa.array(values, kind)
    texts = [None if value is None else encode_json(value) for value in values]
    return pa.ExtensionArray.from_storage(JSON, pa.array(texts, pa.string()))


def _kind(values: list[object]) -> pa.DataType:
    try:
        found = pa.array(values)
    except FAULTS:
        return JSON
    # Parquet has no objects without keys.
    return JSON if "struct<>" in str(found.type) or not _same(found, values) else found.type


def _same(found: pa.Array, values: list[object]) -> bool:
    back = found.to_pylist()
    # NaN is not equal to itself.
    return bool(back == values) or encode_json(back) == encode_json(values)


def _common(one: pa.DataType, other: pa.DataType) -> pa.DataType:
    """What holds all values of both; JSON if no other type does."""
    try:
        return _merged(one, other)
    except _Different:
        return JSON


class _Different(Exception):
    """Two types have none in common."""


def _merged(one: pa.DataType, other: pa.DataType) -> pa.DataType:
    if one == other or pa.types.is_null(other):
        return one
    if pa.types.is_null(one):
        return other
    match one, other:
        case pa.ListType(), pa.ListType():
            return pa.list_(_merged(one.value_type, other.value_type))
        case pa.StructType(), pa.StructType() if one.names == other.names:
            pairs = zip(one.fields, other.fields, strict=True)
            return pa.struct([(a.name, _merged(a.type, b.type)) for a, b in pairs])
        case _ if {one, other} == {pa.int64(), pa.float64()}:
            return pa.float64()
        case _:
            raise _Different
