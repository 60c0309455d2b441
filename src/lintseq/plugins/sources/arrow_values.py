"""From Arrow's typed columns to what JSON can say, so that every format gives the same rows.

Numbers, texts, lists, structures, true, false and null are themselves. The rest, at any depth:

- timestamps, dates and times become the text that Arrow makes of them, ``2024-05-01 12:00:00``;
  those with a time zone are told in UTC and end in ``Z``;
- decimals become text, so that no digit is lost; durations whole numbers of their unit;
- bytes become ``{"base64": "…"}``, so that nothing takes them for a text;
- maps become arrays of pairs, as their keys need not be texts;
- Arrow's own JSON type is what the JSON says.
"""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

import pyarrow as pa

from lintseq.core.errors import UsageError
from lintseq.core.reject import Place
from lintseq.core.source import SourceRow, Unreadable
from lintseq.plugins.sources.json_text import NotJson, parse_json

SLICE = 64
"""How many rows are Python's at once: a program may have a megabyte."""

Reader = Callable[[Any], object]


class Rows:
    """Turns the record batches of one file into rows.

    Raises:
        UsageError: two columns have one name, or one is of a type that has no form in JSON.
    """

    def __init__(self, schema: pa.Schema, shown: str) -> None:
        self._shown = shown
        try:
            self._columns = {field.name: _column(field, shown) for field in schema}
        except UnicodeDecodeError:
            raise UsageError(
                f"'{shown}' has a column with a name that is not UTF-8; get a whole copy of it."
            ) from None
        twice = next((name for name in schema.names if schema.names.count(name) > 1), None)
        if twice is not None:
            raise UsageError(f"'{shown}' has two columns called '{twice}'; rename one of them.")

    def of(self, batch: pa.RecordBatch, first: int) -> Iterator[SourceRow | Unreadable]:
        """The rows of a batch, of which the first has the number ``first`` in the file."""
        for start in range(0, batch.num_rows, SLICE):
            part = batch.slice(start, SLICE)
            yield from self._slice(part, first + start)

    def _slice(self, part: pa.RecordBatch, first: int) -> Iterator[SourceRow | Unreadable]:
        try:
            columns = [each.values(part.column(name)) for name, each in self._columns.items()]
        except _FAULTS:
            if part.num_rows > 1:
                for index in range(part.num_rows):
                    yield from self._slice(part.slice(index, 1), first + index)
            else:
                yield self._fault(part, Place(self._shown, first))
            return
        for index in range(part.num_rows):
            cells = [values[index] for values in columns]
            row = dict(zip(self._columns, cells, strict=True))
            yield SourceRow(Place(self._shown, first + index), row, typed=part.slice(index, 1))

    def _fault(self, row: pa.RecordBatch, place: Place) -> Unreadable:
        """Why a row cannot be told in JSON, as at least one of its columns cannot."""
        for name, column in self._columns.items():
            try:
                column.values(row.column(name))
            except _FAULTS as error:
                words = str(error).partition("\n")[0]
                if "UTF8" in words:
                    return Unreadable(place, f"the column '{name}' is not UTF-8", "encoding")
                return Unreadable(place, f"the column '{name}' cannot be read: {words}")
        raise AssertionError("a row failed, but none of its columns did")


_FAULTS = (pa.ArrowException, ValueError, OverflowError, NotJson)
"""What is raised for values that Python or JSON has no words for, and by damaged columns."""


class _NoForm(Exception):
    """A type has no form in JSON; the message says why of a column of it."""


def _column(field: pa.Field, shown: str) -> _Column:
    try:
        return _Column(field.type)
    except _NoForm as fault:
        raise UsageError(
            f"The column '{field.name}' of '{shown}' {fault}, which has no form in JSON; "
            "leave the column out."
        ) from None


class _Column:
    def __init__(self, kind: pa.DataType) -> None:
        self._utc = _target(kind, _in_utc)
        self._text = _target(self._utc, _as_text)
        self._steps = [step for step in (self._utc, self._text) if step != kind]
        self._reader = _reader(self._text)

    def values(self, column: pa.Array) -> list[Any]:
        # In a damaged file, lengths and offsets may lead out of the column, and of the memory.
        column.validate(full=True)
        for step in self._steps:
            column = column.cast(step)
        found: list[Any] = column.to_pylist()
        return found if self._reader is None else [_read(self._reader, value) for value in found]


def _in_utc(kind: pa.DataType) -> pa.DataType:
    # Arrow tells a zoned time in its zone, for which it asks the machine's list of zones.
    if pa.types.is_timestamp(kind) and kind.tz is not None:
        return pa.timestamp(kind.unit, "UTC")
    return kind


def _as_text(kind: pa.DataType) -> pa.DataType:
    if pa.types.is_duration(kind):
        return pa.int64()
    if pa.types.is_float16(kind):
        return pa.float32()
    if pa.types.is_temporal(kind) and not pa.types.is_interval(kind):
        return pa.string()
    return pa.string() if pa.types.is_decimal(kind) else kind


def _target(kind: pa.DataType, leaf: Callable[[pa.DataType], pa.DataType]) -> pa.DataType:
    """The type with each of its leaves replaced."""
    match kind:
        case pa.BaseExtensionType():
            return kind if _is_json(kind) else _target(kind.storage_type, leaf)
        case pa.DictionaryType():
            inner = _target(kind.value_type, leaf)
            return kind if inner == kind.value_type else inner
        case pa.StructType():
            return pa.struct([field.with_type(_target(field.type, leaf)) for field in kind.fields])
        case pa.MapType():
            return pa.map_(_target(kind.key_type, leaf), _target(kind.item_type, leaf))
        case pa.FixedSizeListType():
            return pa.list_(_target(kind.value_type, leaf), kind.list_size)
        case pa.LargeListType():
            return pa.large_list(_target(kind.value_type, leaf))
        case pa.ListType():
            return pa.list_(_target(kind.value_type, leaf))
        case _:
            return _uncast(kind) if _inner(kind) else leaf(kind)


def _uncast(kind: pa.DataType) -> pa.DataType:
    """A type that Arrow casts wrongly or not at all, if nothing in it needs a cast."""
    for inner in _inner(kind):
        if _target(_target(inner, _in_utc), _as_text) != inner:
            raise _NoForm(f"has the type {kind}")
    return kind


def _inner(kind: pa.DataType) -> Sequence[pa.DataType]:
    match kind:
        case pa.ListViewType() | pa.LargeListViewType() | pa.RunEndEncodedType():
            return [kind.value_type]
        case pa.UnionType():
            return [kind.field(index).type for index in range(kind.num_fields)]
        case _:
            return []


def _reader(kind: pa.DataType) -> Reader | None:
    """What makes JSON's value of Python's value of this type; None if it is that already."""
    if _is_json(kind):
        return _of_json
    match kind:
        case pa.DictionaryType() | pa.RunEndEncodedType():
            return _reader(kind.value_type)
        case pa.StructType():
            return _of_fields({field.name: _reader(field.type) for field in kind.fields})
        case pa.MapType():
            return _of_pairs(_reader(kind.key_type), _reader(kind.item_type))
        case pa.UnionType():
            if any(map(_reader, _inner(kind))):
                raise _NoForm(f"has the type {kind}")
            return None
        case _ if hasattr(kind, "value_type"):
            inner = _reader(kind.value_type)
            return inner and (lambda values: [_read(inner, value) for value in values])
        case _:
            return _of_bytes if _is_bytes(kind) else None


def _read(reader: Reader | None, value: Any) -> object:
    return value if reader is None or value is None else reader(value)


def _of_fields(readers: Mapping[str, Reader | None]) -> Reader | None:
    if not any(readers.values()):
        return None
    return lambda value: {name: _read(readers[name], value[name]) for name in value}


def _of_pairs(of_key: Reader | None, of_value: Reader | None) -> Reader:
    return lambda pairs: [[_read(of_key, key), _read(of_value, value)] for key, value in pairs]


def _of_bytes(value: bytes) -> object:
    return {"base64": b64encode(value).decode("ascii")}


def _of_json(value: str) -> object:
    return parse_json(value.encode())


def _is_json(kind: pa.DataType) -> bool:
    return isinstance(kind, pa.BaseExtensionType) and kind.extension_name == "arrow.json"


def _is_bytes(kind: pa.DataType) -> bool:
    types = pa.types
    tests = (types.is_binary, types.is_large_binary, types.is_binary_view)
    return any(test(kind) for test in (*tests, types.is_fixed_size_binary))
