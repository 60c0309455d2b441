"""Arrow: both forms of its files, whole, torn and cut between two batches."""

from __future__ import annotations

import io
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.feather as feather
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lintseq.core.errors import UsageError
from lintseq.core.source import SourceRow, Unreadable
from lintseq.plugins.sources.arrow import END_MARK, Arrow
from lintseq.testing import SourceConformance, SourceFile
from tests.plugins.sources.damage import check_told_or_harmless, flipped

SCHEMA = pa.schema([("n", pa.int64()), ("text", pa.string())])

Write = Callable[..., bytes]


def file(rows: Sequence[dict[str, Any]], batch: int = 10, **options: Any) -> bytes:
    return written(pa.ipc.new_file, rows, batch, **options)


def stream(rows: Sequence[dict[str, Any]], batch: int = 10, **options: Any) -> bytes:
    return written(pa.ipc.new_stream, rows, batch, **options)


def written(
    new: Any, rows: Sequence[dict[str, Any]], batch: int, schema: pa.Schema = SCHEMA
) -> bytes:
    content = io.BytesIO()
    with new(content, schema) as writer:
        writer.write_table(pa.Table.from_pylist(rows, schema), max_chunksize=batch)
    return content.getvalue()


def compressed(rows: Sequence[dict[str, Any]]) -> bytes:
    content = io.BytesIO()
    feather.write_feather(pa.Table.from_pylist(rows, SCHEMA), content, "zstd", chunksize=7)
    return content.getvalue()


def numbered(count: int) -> list[dict[str, Any]]:
    return [{"n": n, "text": f"{n}\r\n"} for n in range(count)]


class TestArrowKeepsTheLaws(SourceConformance):
    source = Arrow()
    files = (
        SourceFile(file([]), []),
        SourceFile(stream([]), []),
        SourceFile(stream([], schema=pa.schema([])), []),
        SourceFile(file([{"text": "é\0"}]), [{"n": None, "text": "é\0"}]),
        SourceFile(file(numbered(999), batch=400), numbered(999)),
        SourceFile(stream(numbered(999), batch=400), numbered(999)),
        SourceFile(compressed(numbered(20)), numbered(20)),
        SourceFile(stream(numbered(20)).removesuffix(END_MARK), [*numbered(20), None]),
    )


def read(path: Path, content: bytes) -> list[SourceRow | Unreadable]:
    path.write_bytes(content)
    return list(Arrow().read(path, "shown"))


def batch_ends(content: bytes) -> list[int]:
    """Where the batches of a stream end."""
    reader = pa.BufferReader(content)
    return [reader.tell() for _ in pa.ipc.open_stream(reader)]


@pytest.mark.parametrize("after", range(3))
@pytest.mark.parametrize("missing", [0, 1, 9, 100])
def test_a_torn_stream_gives_what_is_whole(tmp_path: Path, after: int, missing: int) -> None:
    content = stream(numbered(30))
    end = batch_ends(content)[after]
    *rows, damage = read(tmp_path / "rows", content[: end - missing])
    whole = 10 * (after + (missing == 0))
    assert [row.columns for row in rows if isinstance(row, SourceRow)] == numbered(whole)
    assert isinstance(damage, Unreadable)
    assert damage.place.row == whole + 1
    assert damage.message.startswith("the Arrow data is damaged: ")


@pytest.mark.parametrize("cut", [1, 8, 50])
def test_a_torn_file_is_refused(tmp_path: Path, cut: int) -> None:
    with pytest.raises(UsageError, match=r"'shown': it is no Arrow .*, or torn; get a whole copy"):
        read(tmp_path / "rows", file(numbered(30))[:-cut])


@pytest.mark.parametrize("content", [b"", b"n,text\n", b"ARROW1", b"\xff" * 99])
def test_refuses_what_is_no_arrow(tmp_path: Path, content: bytes) -> None:
    with pytest.raises(UsageError, match=r"'shown': it is no Arrow file or .*--input-format"):
        read(tmp_path / "rows", content)


def test_refuses_the_feather_of_long_ago(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="'shown': it is Feather of version 1; write it again"):
        read(tmp_path / "rows", b"FEA1 and more")


def test_a_damaged_batch_ends_the_reading(tmp_path: Path) -> None:
    content = io.BytesIO()
    feather.write_feather(pa.Table.from_pylist(numbered(30), SCHEMA), content, "lz4", chunksize=10)
    torn = bytearray(content.getvalue())
    frames = [at for at in range(len(torn)) if torn.startswith(b"\x04\x22\x4d\x18", at)]
    torn[frames[len(frames) // 2]] = 0
    *rows, damage = read(tmp_path / "rows", bytes(torn))
    assert [row.columns for row in rows if isinstance(row, SourceRow)] == numbered(10)
    assert isinstance(damage, Unreadable)
    assert damage.place.row == 11


def test_rows_come_without_copies_of_their_batch(tmp_path: Path) -> None:
    content = file([{"n": n, "text": f"{n:09}" * 500} for n in range(4000)], batch=4000)
    before = pa.total_allocated_bytes()
    path = tmp_path / "rows"
    path.write_bytes(content)
    most, found = 0, 0
    for _ in Arrow().read(path, "shown"):
        most = max(most, pa.total_allocated_bytes() - before)
        found += 1
    assert found == 4000
    assert most < 1 << 20


@settings(deadline=None, max_examples=80)
@given(data=st.data())
def test_flipped_bytes_are_told_or_do_no_harm(
    tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
) -> None:
    content = data.draw(st.sampled_from([file, stream]))(numbered(30))
    path = tmp_path_factory.getbasetemp() / "rows"
    check_told_or_harmless(Arrow(), path, flipped(data, content))
