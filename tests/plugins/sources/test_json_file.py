"""JSON files: the forms of tables that are found, and what is said of files that are none."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import pytest
import zstandard

from lintseq.core.errors import UsageError
from lintseq.core.source import SourceRow
from lintseq.plugins.sources.json_file import JsonFile
from lintseq.testing import SourceConformance, SourceFile

ROWS = [{"a": 1, "b": "x"}, {"a": 2, "b": "é"}]


class TestJsonFileKeepsTheLaws(SourceConformance):
    source = JsonFile()
    files = (
        SourceFile(b"[]", []),
        SourceFile(b"\xef\xbb\xbf[{}]\n", [{}]),
        SourceFile(
            b'[{"a": 1},\n 7, [{}], null, {"a": 2}]', [{"a": 1}, None, None, None, {"a": 2}]
        ),
        SourceFile(
            json.dumps([{"n": n} for n in range(999)]).encode(), [{"n": n} for n in range(999)]
        ),
    )


def read(path: Path, content: bytes) -> list[object]:
    path.write_bytes(content)
    rows = list(JsonFile().read(path, "shown"))
    assert [row.place.row for row in rows] == list(range(1, len(rows) + 1))
    return [row.columns if isinstance(row, SourceRow) else row for row in rows]


@pytest.mark.parametrize(
    "table",
    [
        pytest.param(ROWS, id="array"),
        pytest.param({"version": 1, "data": ROWS}, id="wrapped"),
        pytest.param({"a": [1, 2], "b": ["x", "é"]}, id="columns"),
        pytest.param({"a": {"0": 1, "7": 2}, "b": {"0": "x", "7": "é"}}, id="pandas"),
    ],
)
def test_finds_the_rows_of_a_table(tmp_path: Path, table: object) -> None:
    text = json.dumps(table, indent=1).encode()
    for content in (text, gzip.compress(text), zstandard.compress(text)):
        assert read(tmp_path / "table", content) == ROWS


@pytest.mark.parametrize(
    "table",
    [
        pytest.param({}, id="empty"),
        pytest.param({"program": "x = 1\n", "tests": ["a", "b"]}, id="text and list"),
        pytest.param({"a": [1, 2], "b": [1]}, id="lists of different lengths"),
        pytest.param({"a": {"0": 1}, "b": {"1": 1}}, id="different labels"),
        pytest.param({"a": [1], "b": {"0": 1}}, id="list and object"),
        pytest.param({"meta": {"author": "x"}}, id="object that is no column"),
        pytest.param({"data": [1, 2], "b": [1]}, id="data that is no rows"),
    ],
)
def test_takes_any_other_object_for_a_row(tmp_path: Path, table: object) -> None:
    assert read(tmp_path / "table", json.dumps(table).encode()) == [table]


@pytest.mark.parametrize("table", [{"a": [], "b": []}, {"a": {}}, {"data": []}])
def test_an_empty_table_has_no_rows(tmp_path: Path, table: object) -> None:
    assert read(tmp_path / "table", json.dumps(table).encode()) == []


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "not JSON: Expecting value, in line 1, at column 1; mend it"),
        (b'[\n {"a": 1\n  "b": 2}]', "Expecting ',' delimiter, in line 3, at column 3; mend it"),
        (
            b'{"a": 1}\n{"a": 2}\n',
            "Extra data, in line 2, at column 1; .*--input-format json-lines",
        ),
        (
            b'["a",\n"\xe9"]',
            r"the byte at offset 7 \(0xE9\) is not UTF-8, in line 2; save it as UTF-8",
        ),
        ("[]".encode("utf-16"), "it has NUL bytes, as UTF-16 has; save it as UTF-8"),
        (b"[" * 100_000, "it is nested more than 200 deep; mend it"),
        (b"[" + b"9" * 5000 + b"]", "a number has too many digits"),
        (b'"text"', "it is a string, not an array of objects; put its rows into one"),
        (
            gzip.compress(b"[]", mtime=0)[:-9],
            "the gzip data is damaged: .*; get a whole copy of it",
        ),
        (zstandard.compress(b"[]")[:-1], "the zstd data is damaged: .*; get a whole copy of it"),
    ],
)
def test_refuses_what_is_no_table(tmp_path: Path, content: bytes, words: str) -> None:
    with pytest.raises(UsageError, match=f"'shown'.*{words}"):
        read(tmp_path / "table", content)
