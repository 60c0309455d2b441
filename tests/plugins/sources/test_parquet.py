"""Parquet: rows of all row groups, damaged groups counted row by row, torn footers refused."""

from __future__ import annotations

import io
import sys
import tracemalloc
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lintseq.core.errors import UsageError
from lintseq.core.source import SourceRow, Unreadable
from lintseq.plugins.sources.parquet import BATCH, Parquet
from lintseq.testing import SourceConformance, SourceFile
from tests.plugins.sources.damage import check_told_or_harmless, flipped

NUMBERS = pa.schema([("n", pa.int64()), ("text", pa.string())])


def parquet(rows: Sequence[dict[str, Any]], schema: pa.Schema = NUMBERS, **options: Any) -> bytes:
    content = io.BytesIO()
    pq.write_table(pa.Table.from_pylist(rows, schema), content, **options)
    return content.getvalue()


def numbered(count: int) -> list[dict[str, Any]]:
    return [{"n": n, "text": f"{n} {n**50}"} for n in range(count)]


WRONG_UTF8 = pa.array([b"a", b"\xe9", b"c"]).view(pa.string())


class TestParquetKeepsTheLaws(SourceConformance):
    source = Parquet()
    files = (
        SourceFile(parquet([]), []),
        SourceFile(parquet([], pa.schema([])), []),
        SourceFile(parquet([{"n": None}]), [{"n": None, "text": None}]),
        SourceFile(parquet([{"n": 1, "text": "é\0\r\n"}]), [{"n": 1, "text": "é\0\r\n"}]),
        SourceFile(parquet(numbered(3 * BATCH)), numbered(3 * BATCH)),
        SourceFile(parquet(numbered(999), row_group_size=100), numbered(999)),
    )


def read(path: Path, content: bytes) -> list[SourceRow | Unreadable]:
    path.write_bytes(content)
    return list(Parquet().read(path, "shown"))


def test_text_that_is_no_utf8_rejects_its_row_alone(tmp_path: Path) -> None:
    content = io.BytesIO()
    pq.write_table(pa.table({"n": [1, 2, 3], "text": WRONG_UTF8}), content)
    first, bad, last = read(tmp_path / "rows", content.getvalue())
    assert isinstance(bad, Unreadable)
    assert (bad.reason, bad.place.row) == ("encoding", 2)
    assert bad.message == "the column 'text' is not UTF-8"
    assert isinstance(first, SourceRow)
    assert isinstance(last, SourceRow)
    assert (first.columns["text"], last.columns["text"]) == ("a", "c")


def test_a_damaged_row_group_costs_its_own_rows_only(tmp_path: Path) -> None:
    options = {"row_group_size": 100, "compression": "snappy", "use_dictionary": False}
    content = bytearray(parquet(numbered(300), **options))
    start = pq.ParquetFile(io.BytesIO(content)).metadata.row_group(1).column(1).data_page_offset
    content[start : start + 60] = b"\xff" * 60
    rows = read(tmp_path / "rows", bytes(content))
    bad = [row for row in rows if isinstance(row, Unreadable)]
    assert [row.place.row for row in rows] == list(range(1, 301))
    assert [row.place.row for row in bad] == list(range(101, 201))
    assert all(row.message.startswith("its row group is damaged: ") for row in bad)


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "it does not begin as Parquet does; name what it is by --input-format"),
        (b'{"a": 1}\n', "it does not begin as Parquet does"),
        (parquet(numbered(9))[:-1], "its end, .*, is torn or damaged; get a whole copy of it"),
        (parquet(numbered(9))[:200], "its end, .*, is torn or damaged"),
        (b"PAR1", "its end, .*, is torn or damaged"),
    ],
)
def test_refuses_what_cannot_be_opened(tmp_path: Path, content: bytes, words: str) -> None:
    with pytest.raises(UsageError, match=f"^Cannot read 'shown': {words}"):
        read(tmp_path / "rows", content)


def test_refuses_two_columns_of_one_name(tmp_path: Path) -> None:
    table = pa.Table.from_arrays([pa.array([1]), pa.array([2])], ["n", "n"])
    content = io.BytesIO()
    pq.write_table(table, content)
    with pytest.raises(UsageError, match="'shown' has two columns called 'n'; rename one of them"):
        read(tmp_path / "rows", content.getvalue())


def test_says_how_to_install_what_is_missing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delitem(sys.modules, "lintseq.plugins.sources.arrow_values")
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    with pytest.raises(
        UsageError, match=r"'shown' needs pyarrow: .* pip install 'lintseq\[data\]'"
    ):
        read(tmp_path / "rows", parquet([]))


def test_a_row_group_need_not_fit_into_memory(tmp_path: Path) -> None:
    rows = [{"n": n, "text": f"{n:09}" * 500} for n in range(4000)]
    path = tmp_path / "rows"
    path.write_bytes(parquet(rows, use_dictionary=False, row_group_size=4000))
    tracemalloc.start()
    try:
        before = pa.total_allocated_bytes()
        most, found = 0, 0
        for row in Parquet().read(path, "shown"):
            assert isinstance(row, SourceRow)
            most = max(most, pa.total_allocated_bytes() - before)
            found += 1
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert found == 4000
    assert most < 6 << 20
    assert peak < 6 << 20


@settings(deadline=None, max_examples=80)
@given(data=st.data())
def test_flipped_bytes_are_told_or_do_no_harm(
    tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
) -> None:
    content = parquet(numbered(30), row_group_size=10)
    path = tmp_path_factory.getbasetemp() / "rows"
    check_told_or_harmless(Parquet(), path, flipped(data, content))
