"""One law over all formats: the same rows, written in each, give the same records to the byte."""

from __future__ import annotations

import csv
import gzip
import json
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.feather as feather
import pyarrow.parquet as pq
import pytest
import zstandard
from datasets import Dataset, DatasetDict
from datasets.utils.logging import disable_progress_bar
from hypothesis import given, settings
from hypothesis import strategies as st

from lintseq.core.host import default_host
from lintseq.core.json_text import encode_json
from lintseq.core.program import Program
from lintseq.core.reject import Reject
from lintseq.pipeline.columns import Columns
from lintseq.pipeline.inputs import find_inputs
from lintseq.pipeline.records import Records

disable_progress_bar()

Rows = Sequence[dict[str, Any]]
Write = Callable[[Path, Rows], Path]

TEXTS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=12)
SPEAKERS = st.sampled_from(["system", "user", "assistant"])
TURN = st.builds(lambda role, content: {"role": role, "content": content}, SPEAKERS, TEXTS)
META = st.builds(
    lambda code, tags: {"code": code, "tags": tags},
    st.none() | TEXTS,
    st.lists(TEXTS, max_size=2),
)
TEXT_COLUMNS = {
    "id": st.sampled_from(["", "a", "b"]),
    "instruction": TEXTS,
    "code": TEXTS,
    "extra.column": TEXTS,
}
TYPED_COLUMNS = {
    "id": st.none() | st.sampled_from(["a", "b"]),
    "uid": st.none() | st.integers(-(2**63), 2**63 - 1),
    "question": st.none() | TEXTS,
    "messages": st.none() | st.lists(TURN, max_size=4),
    "stars": st.none() | st.floats(allow_nan=False),
    "fork": st.none() | st.booleans(),
    "meta": META,
}
TURN_TYPE = pa.struct([("role", pa.string()), ("content", pa.string())])
META_TYPE = pa.struct([("code", pa.string()), ("tags", pa.list_(pa.string()))])
TYPES = {
    "uid": pa.int64(),
    "messages": pa.list_(TURN_TYPE),
    "stars": pa.float64(),
    "fork": pa.bool_(),
    "meta": META_TYPE,
}


def table(rows: Rows) -> pa.Table:
    names = {**TEXT_COLUMNS, **TYPED_COLUMNS} if not rows else rows[0]
    schema = pa.schema([(name, TYPES.get(name, pa.string())) for name in names])
    return pa.Table.from_pylist(list(rows), schema)


def lines(rows: Rows) -> bytes:
    return b"".join(json.dumps(row).encode() + b"\n" for row in rows)


def saved(path: Path, content: bytes) -> Path:
    path.write_bytes(content)
    return path


def write_json(folder: Path, rows: Rows) -> Path:
    return saved(folder / "rows.json", json.dumps(rows).encode())


def write_gzip(folder: Path, rows: Rows) -> Path:
    return saved(folder / "rows.jsonl.gz", gzip.compress(lines(rows)))


def write_zstd(folder: Path, rows: Rows) -> Path:
    return saved(folder / "rows.jsonl.zst", zstandard.compress(lines(rows)))


def write_parquet(folder: Path, rows: Rows) -> Path:
    pq.write_table(table(rows), folder / "rows.parquet", row_group_size=2)
    return folder / "rows.parquet"


def write_feather(folder: Path, rows: Rows) -> Path:
    feather.write_feather(table(rows), folder / "rows.feather", chunksize=2)
    return folder / "rows.feather"


def write_stream(folder: Path, rows: Rows) -> Path:
    columns = table(rows)
    with pa.ipc.new_stream(folder / "rows.arrow", columns.schema) as writer:
        writer.write_table(columns, max_chunksize=2)
    return folder / "rows.arrow"


def write_dataset(folder: Path, rows: Rows) -> Path:
    Dataset(table(rows)).save_to_disk(folder / "saved", num_shards=max(1, min(2, len(rows))))
    return folder / "saved"


def write_splits(folder: Path, rows: Rows) -> Path:
    DatasetDict({"train": Dataset(table(rows))}).save_to_disk(folder / "split")
    return folder / "split"


def write_separated(path: Path, separator: str, rows: Rows) -> Path:
    with path.open("w", encoding="utf-8", newline="") as file:
        names = rows[0] if rows else TEXT_COLUMNS
        writer = csv.DictWriter(file, list(names), delimiter=separator)
        writer.writeheader()
        writer.writerows(rows)
    return path


def write_csv(folder: Path, rows: Rows) -> Path:
    return write_separated(folder / "rows.csv", ",", rows)


def write_tsv(folder: Path, rows: Rows) -> Path:
    return write_separated(folder / "rows.tsv", "\t", rows)


TYPED: Sequence[Write] = (
    write_json,
    write_gzip,
    write_zstd,
    write_parquet,
    write_feather,
    write_stream,
    write_dataset,
    write_splits,
)


def records(path: Path, columns: Columns) -> Iterator[str]:
    """The records of a file, all that is in them, without the places."""
    language = default_host().languages.get("python")
    with ExitStack() as scratch:
        files = find_inputs([str(path)], language, None, scratch)
        for record in Records(files, columns, "python"):
            match record.found:
                case Program() as program:
                    yield encode_json([program.id, program.text, program.instruction])
                    yield encode_json(program.metadata)
                case Reject() as reject:
                    yield encode_json([reject.reason, reject.message])


def agree(folder: Path, drawn: Rows, columns: Columns, writes: Sequence[Write]) -> None:
    # In a table, all rows have their columns in one order.
    rows = [{name: row[name] for name in drawn[0]} for row in drawn]
    expected = list(records(saved(folder / "rows.jsonl", lines(rows)), columns))
    assert len(expected) >= len(rows)
    for write in writes:
        assert list(records(write(folder, rows), columns)) == expected, write.__name__


@settings(deadline=None, max_examples=25)
@given(rows=st.lists(st.fixed_dictionaries(TEXT_COLUMNS), max_size=5))
def test_rows_of_texts_agree_in_all_formats(
    tmp_path_factory: pytest.TempPathFactory, rows: Rows
) -> None:
    folder = tmp_path_factory.mktemp("texts")
    agree(folder, rows, Columns(), (write_csv, write_tsv, *TYPED))


@settings(deadline=None, max_examples=25)
@given(
    rows=st.lists(st.fixed_dictionaries(TYPED_COLUMNS), max_size=5),
    columns=st.sampled_from(
        [Columns(), Columns(program="meta.code", id="uid"), Columns(fences=True)]
    ),
)
def test_typed_rows_agree_in_all_formats_with_types(
    tmp_path_factory: pytest.TempPathFactory, rows: Rows, columns: Columns
) -> None:
    agree(tmp_path_factory.mktemp("typed"), rows, columns, TYPED)
