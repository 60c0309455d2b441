"""Typed values: each has one form in JSON, at any depth."""

from __future__ import annotations

import datetime
import json
from decimal import Decimal
from typing import Any

import pyarrow as pa
import pytest

from lintseq.core.errors import UsageError
from lintseq.core.source import SourceRow, Unreadable
from lintseq.plugins.sources.arrow_values import SLICE, Rows

NOON = datetime.datetime(2024, 5, 1, 12)
IN_JSON = {"base64": "/wA="}


def json_array(*texts: str | None) -> pa.Array:
    return pa.ExtensionArray.from_storage(pa.json_(), pa.array(texts, pa.string()))


CASES: list[tuple[pa.Array, list[Any]]] = [
    (pa.array([None, None]), [None, None]),
    (pa.array([True, None]), [True, None]),
    (pa.array([2**64 - 1], pa.uint64()), [2**64 - 1]),
    (pa.array([1.5], pa.float16()), [1.5]),
    (pa.array(["é", None], pa.large_string()), ["é", None]),
    (pa.array(["é"], pa.string_view()), ["é"]),
    (pa.array(["a", "b", "a"]).dictionary_encode(), ["a", "b", "a"]),
    (pa.array([NOON, None], pa.timestamp("s")), ["2024-05-01 12:00:00", None]),
    (pa.array([NOON], pa.timestamp("us")), ["2024-05-01 12:00:00.000000"]),
    (pa.array([1], pa.timestamp("ns")), ["1970-01-01 00:00:00.000000001"]),
    (pa.array([NOON], pa.timestamp("s", "Asia/Tokyo")), ["2024-05-01 12:00:00Z"]),
    (pa.array([NOON], pa.timestamp("s", "Nowhere/None")), ["2024-05-01 12:00:00Z"]),
    (pa.array([NOON], pa.timestamp("s")).dictionary_encode(), ["2024-05-01 12:00:00"]),
    (pa.array([NOON.date()], pa.date32()), ["2024-05-01"]),
    (pa.array([NOON.date()], pa.date64()), ["2024-05-01"]),
    (pa.array([NOON.time()], pa.time32("s")), ["12:00:00"]),
    (pa.array([5], pa.duration("ms")), [5]),
    (pa.array([(1, 2, 3)], pa.month_day_nano_interval()), [[1, 2, 3]]),
    (pa.array([Decimal("1.50")]), ["1.50"]),
    (pa.array([b"\xff\0", None]), [IN_JSON, None]),
    (pa.array([b"\xff\0"], pa.large_binary()), [IN_JSON]),
    (pa.array([b"\xff\0"], pa.binary_view()), [IN_JSON]),
    (pa.array([b"\xff\0"], pa.binary(2)), [IN_JSON]),
    (pa.array([b"\xff\0"]).dictionary_encode(), [IN_JSON]),
    (pa.array([[b"\xff\0", None], None, []]), [[IN_JSON, None], None, []]),
    (pa.array([[NOON.date()]], pa.large_list(pa.date32())), [["2024-05-01"]]),
    (pa.array([[NOON.date()]], pa.list_(pa.date32(), 1)), [["2024-05-01"]]),
    (pa.array([[b"\xff\0"]], pa.list_view(pa.binary())), [[IN_JSON]]),
    (pa.array([{"t": NOON.date(), "b": {"c": [b"\xff\0"]}}, None]),
     [{"t": "2024-05-01", "b": {"c": [IN_JSON]}}, None]),
    (pa.array([[("a", NOON.date())], None], pa.map_(pa.string(), pa.date32())),
     [[["a", "2024-05-01"]], None]),
    (pa.array([[(1, b"\xff\0")]], pa.map_(pa.int8(), pa.binary())), [[[1, IN_JSON]]]),
    (pa.ExtensionArray.from_storage(pa.bool8(), pa.array([1], pa.int8())), [1]),
    (json_array('{"a": [1]}', None, '"x"'), [{"a": [1]}, None, "x"]),
    (pa.ListArray.from_arrays([0, 2], json_array("[]", None)), [[[], None]]),
    (pa.UnionArray.from_sparse(pa.array([0, 1], pa.int8()), [pa.array([1, 2]), pa.array("ab")]),
     [1, "b"]),
]  # fmt: skip


def rows_of(array: pa.Array) -> list[SourceRow | Unreadable]:
    batch = pa.RecordBatch.from_arrays([array], ["value"])
    return list(Rows(batch.schema, "shown").of(batch, 1))


@pytest.mark.parametrize(("array", "values"), CASES, ids=[str(array.type) for array, _ in CASES])
def test_every_type_has_its_form(array: pa.Array, values: list[Any]) -> None:
    rows = rows_of(array)
    found = [row.columns["value"] for row in rows if isinstance(row, SourceRow)]
    assert json.loads(json.dumps(found)) == values
    assert [row.place.row for row in rows] == [index + 1 for index in range(len(values))]


def test_a_value_without_a_form_rejects_its_row_alone() -> None:
    texts = [f"[{index}]" for index in range(2 * SLICE)]
    texts[SLICE + 1] = "no JSON"
    rows = rows_of(json_array(*texts))
    (bad,) = [row for row in rows if isinstance(row, Unreadable)]
    assert len(rows) == len(texts)
    assert bad.place.row == SLICE + 2
    assert bad.message.startswith("the column 'value' cannot be read: not JSON: ")


@pytest.mark.parametrize(
    "array",
    [
        pa.array([[NOON]], pa.list_view(pa.timestamp("s"))),
        pa.UnionArray.from_sparse(pa.array([0], pa.int8()), [pa.array([b"a"])]),
        pa.UnionArray.from_sparse(pa.array([0], pa.int8()), [pa.array([NOON])]),
    ],
    ids=str,
)
def test_a_type_without_a_form_is_refused(array: pa.Array) -> None:
    with pytest.raises(UsageError, match=r"The column 'value' of 'shown' has the type .*; leave"):
        rows_of(array)
