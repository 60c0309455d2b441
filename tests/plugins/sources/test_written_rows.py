"""One law over all formats that are written: reading gives the rows back, whatever is in them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lintseq.core.errors import UsageError
from lintseq.core.host import default_host
from lintseq.core.json_text import encode_json
from lintseq.core.reject import Place
from lintseq.core.source import Source, SourceRow, Unreadable
from lintseq.plugins.sources import arrow_writing

NAMES = (
    *("rows.jsonl", "rows.jsonl.gz", "rows.ndjson.zst", "rows.json", "rows.json.gz"),
    *("rows.parquet", "rows.arrow", "rows.arrows", "rows.feather", "rows"),
)
TEXTS = st.text(st.characters(exclude_characters="\0"), max_size=4)
KEYS = st.sampled_from(["a", "b", "c"])
LEAVES = st.one_of(
    *(st.none(), st.booleans(), TEXTS, st.integers(-3, 3), st.integers(2**64, 2**70)),
    st.floats(allow_nan=False),
)
VALUES = st.recursive(
    LEAVES,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(KEYS, inner, max_size=2),
    max_leaves=5,
)
LIKE_ONES = st.sampled_from([{"a": 1, "b": ["x"]}, {"a": 2, "b": []}, {"a": None, "b": None}])
ROWS = st.lists(st.dictionaries(KEYS, VALUES | LIKE_ONES, max_size=3), max_size=7)
Rows = Sequence[Mapping[str, Any]]


def format_of(name: str) -> Source:
    sources = default_host().sources.things.values()
    fitting = [each for each in sources if name.endswith(each.extensions)] if "." in name else []
    return fitting[0] if fitting else default_host().sources.get("hf")


def given_rows(rows: Rows) -> list[SourceRow]:
    return [SourceRow(Place("in"), row, encode_json(row).encode("utf-8")) for row in rows]


def read_back(source: Source, path: Path) -> Iterator[Mapping[str, object]]:
    for part in source.files_in(path) or [] if path.is_dir() else [path]:
        for row in source.read(part, "back"):
            assert not isinstance(row, Unreadable), row
            yield row.columns


def filled(rows: Rows) -> Rows:
    """The rows as a table has them: each with all columns, in their order."""
    names = dict.fromkeys(name for row in rows for name in row)
    return [{name: row.get(name) for name in names} for row in rows]


@pytest.mark.parametrize("name", NAMES)
@settings(deadline=None, max_examples=40)
@given(rows=ROWS)
def test_reading_gives_the_rows_back(
    name: str, tmp_path_factory: pytest.TempPathFactory, rows: Rows
) -> None:
    source = format_of(name)
    folder = tmp_path_factory.mktemp("written")
    table = "json" not in source.name
    # A table without columns has no rows either.
    expected = (filled(rows) if any(rows) else []) if table else rows
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(arrow_writing, "GROUP", 2)
        source.write(given_rows(rows), folder / "hidden", name)
    assert list(read_back(source, folder / "hidden")) == expected


@pytest.mark.parametrize("name", NAMES)
def test_the_bytes_are_the_same_each_time(name: str, tmp_path: Path) -> None:
    rows = given_rows([{"a": n, "b": {"c": [str(n)]}} for n in range(5)])
    contents = []
    for hidden in (tmp_path / "first", tmp_path / "second"):
        format_of(name).write(rows, hidden, name)
        files = sorted(hidden.iterdir()) if hidden.is_dir() else [hidden]
        contents.append([file.read_bytes() for file in files])
    assert contents[0] == contents[1]


def test_whole_numbers_and_fractions_are_numbers(tmp_path: Path) -> None:
    import pyarrow as pa
    import pyarrow.parquet as pq

    rows: Rows = [{"n": 1, "m": 1, "t": "a"}, {"n": 0.5, "m": None, "t": 2}]
    format_of("rows.parquet").write(given_rows(rows), tmp_path / "rows", "rows.parquet")
    assert pq.read_schema(tmp_path / "rows").types == [pa.float64(), pa.int64(), pa.json_()]


def test_numbers_that_no_column_holds_together_are_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(arrow_writing, "GROUP", 1)
    rows = given_rows([{"n": 2**60 + 1}, {"n": 0.5}])
    with pytest.raises(UsageError, match=r"Cannot write 'rows.parquet': the format does not take"):
        format_of("rows.parquet").write(rows, tmp_path / "rows", "rows.parquet")


def test_formats_that_are_only_read_say_so(tmp_path: Path) -> None:
    source = default_host().sources.get("csv")
    assert not source.writes
    with pytest.raises(UsageError, match=r"'rows\.csv': the format 'csv' is only read"):
        source.write([], tmp_path / "rows", "rows.csv")
