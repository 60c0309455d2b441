"""CSV and TSV: cells with anything in them, places, and rows that are none."""

from __future__ import annotations

import csv
import gzip
import io
import tracemalloc
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
import zstandard
from hypothesis import given, settings
from hypothesis import strategies as st

from lintseq.core.errors import UsageError
from lintseq.core.source import SourceRow, Unreadable
from lintseq.plugins.sources import compression
from lintseq.plugins.sources.byte_lines import LONGEST
from lintseq.plugins.sources.csv_file import CsvFile, TsvFile
from lintseq.testing import SourceConformance, SourceFile

CELLS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=20)
NAMES = st.lists(CELLS, min_size=1, max_size=4, unique=True)
PACKS = [bytes, gzip.compress, zstandard.compress]


class TestCsvKeepsTheLaws(SourceConformance):
    source = CsvFile()
    files = (
        SourceFile(b"", []),
        SourceFile(b"\n\r\n", []),
        SourceFile(b"a,b\n", []),
        SourceFile(b'\xef\xbb\xbf"a",b\n1,2', [{"a": "1", "b": "2"}]),
        SourceFile(b'a\n""\n\n" "\n', [{"a": ""}, {"a": " "}]),
        SourceFile(b'a,b\r\n"x\r\n,y","""q"""\r\n', [{"a": "x\r\n,y", "b": '"q"'}]),
        SourceFile(b"a,b\n1\n1,2,3\n4,5\n", [None, None, {"a": "4", "b": "5"}]),
        SourceFile(b"a\n\xe9\n\0\n\xed\xa0\x80\n4", [None, None, None, {"a": "4"}]),
        SourceFile(b'a\n"x"y\n2\r3\n4\n', [None, None, {"a": "4"}]),
        SourceFile(b'a\n1\n"2\n3\n', [{"a": "1"}, None]),
        SourceFile('a\n\u2028\x85é5" \f\n'.encode(), [{"a": '\u2028\x85é5" \f'}]),
        SourceFile(b"a\n" + b"1\n" * 999, [{"a": "1"}] * 999),
    )


class TestTsvKeepsTheLaws(SourceConformance):
    source = TsvFile()
    files = (
        SourceFile(b"", []),
        SourceFile(b'a,\tb\n1,\t"2\t"\n', [{"a,": "1,", "b": "2\t"}]),
        SourceFile(b"a\tb\n1\n3\t4", [None, {"a": "3", "b": "4"}]),
    )


def read(path: Path, content: bytes) -> list[SourceRow | Unreadable]:
    path.write_bytes(content)
    return list(CsvFile().read(path, "shown"))


def written(rows: Sequence[Sequence[str]], line_end: str) -> bytes:
    text = io.StringIO(newline="")
    csv.writer(text, lineterminator=line_end, quoting=csv.QUOTE_ALL).writerows(rows)
    return text.getvalue().encode()


@settings(deadline=None, max_examples=60)
@given(
    data=st.data(),
    names=NAMES,
    line_end=st.sampled_from(["\n", "\r\n"]),
    pack=st.sampled_from(PACKS),
    piece=st.sampled_from([1, 7, compression.PIECE]),
)
def test_gives_back_what_was_written(
    tmp_path_factory: pytest.TempPathFactory,
    data: st.DataObject,
    names: list[str],
    line_end: str,
    pack: Callable[[bytes], bytes],
    piece: int,
) -> None:
    cells = st.lists(CELLS, min_size=len(names), max_size=len(names))
    rows = data.draw(st.lists(cells, max_size=5))
    content = written([names, *rows], line_end)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(compression, "PIECE", piece)
        found = read(tmp_path_factory.getbasetemp() / "rows", pack(content))
    assert [row.columns for row in found if isinstance(row, SourceRow)] == [
        dict(zip(names, row)) for row in rows
    ]
    before = [written([names, *rows[:index]], line_end) for index in range(len(rows))]
    assert [row.place.row for row in found] == [each.count(b"\n") + 1 for each in before]


@pytest.mark.parametrize(
    ("line", "reason", "words"),
    [
        (b"1", "unreadable", "it has 1 cell, and the header 2; put cells with separators"),
        (b"1,2,3", "unreadable", "it has 3 cells, and the header 2"),
        (b'"1"x,2', "unreadable", "not CSV: ',' expected after '\"'"),
        (b"1\r,2", "unreadable", "a carriage return stands alone, outside quotes"),
        (b"1,\xe9", "encoding", "(0xE9) is not UTF-8; save the file as UTF-8"),
        (b"1,\0", "encoding", "it has NUL bytes, as UTF-16 has; save the file as UTF-8"),
    ],
)
def test_says_what_is_wrong_and_where(tmp_path: Path, line: bytes, reason: str, words: str) -> None:
    good, bad, last = read(tmp_path / "rows", b'a,b\n"0\n0",0\n\n' + line + b"\n1,2\n")
    assert isinstance(bad, Unreadable)
    assert (bad.reason, bad.place.row) == (reason, 5)
    assert words in bad.message
    assert isinstance(good, SourceRow)
    assert isinstance(last, SourceRow)


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"\na,b,a\n", "shown:2: two columns are called 'a'; rename one of them"),
        (b"a,\xe9\n", r"shown:1: a byte of it \(0xE9\) is not UTF-8; save the file as UTF-8"),
        ("a,b\n1,2\n".encode("utf-16"), "shown:1: it has NUL bytes, as UTF-16 has; save the file"),
        (b'"a\n1\n', "shown:1: the quotes of a cell are never closed; mend the header"),
    ],
)
def test_refuses_a_header_that_names_no_columns(tmp_path: Path, content: bytes, words: str) -> None:
    with pytest.raises(UsageError, match=words):
        read(tmp_path / "rows", content)


@pytest.mark.parametrize("pack", PACKS[1:])
def test_gives_the_rows_before_damage(tmp_path: Path, pack: Callable[[bytes], bytes]) -> None:
    lines = [b'%d,"%s\n"\n' % (n, str(n**99).encode()) for n in range(2000)]
    packed = pack(b"n,x\n" + b"".join(lines))
    *rows, damage = read(tmp_path / "rows", packed[: len(packed) // 2])
    found = [row.columns["n"] for row in rows if isinstance(row, SourceRow)]
    assert len(found) > 500
    assert found == [str(n) for n in range(len(rows))]
    assert isinstance(damage, Unreadable)
    assert damage.place.row == 2 * len(rows) + 2
    assert "data is damaged" in damage.message


def test_holds_no_more_than_a_piece(tmp_path: Path) -> None:
    path = tmp_path / "rows"
    path.write_bytes(b"text,more\n" + b'"%s\n",x\n' % (b"x" * 1000) * 4000)
    tracemalloc.start()
    try:
        rows = sum(1 for _ in CsvFile().read(path, "shown"))
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert rows == 4000
    assert peak < 20 * compression.PIECE


@pytest.mark.campaign
def test_a_cell_that_fills_the_memory_is_given_up(tmp_path: Path) -> None:
    filler = b"x" * LONGEST
    packed = zstandard.compress(
        b"a,b\n1," + filler + b"xx\n3,4\n" + b'5,"' + filler + b'\nx"\n6,7\n'
    )
    long_line, good, long_cell, *_, last = read(tmp_path / "rows", packed)
    for bad in (long_line, long_cell):
        assert isinstance(bad, Unreadable)
        assert bad.message == "a cell or line is longer than 64 MiB"
    assert isinstance(good, SourceRow)
    assert isinstance(last, SourceRow)
    assert last.columns == {"a": "6", "b": "7"}
