"""JSON Lines: rows with their places, whatever stands between, around and instead of them."""

from __future__ import annotations

import gzip
import json
import math
import tracemalloc
from collections.abc import Callable
from pathlib import Path

import pytest
import zstandard
from hypothesis import given, settings
from hypothesis import strategies as st

from lintseq.core.errors import UsageError
from lintseq.core.source import SourceRow, Unreadable
from lintseq.plugins.sources import compression
from lintseq.plugins.sources.byte_lines import LONGEST
from lintseq.plugins.sources.json_lines import JsonLines
from lintseq.plugins.sources.json_text import NESTING_LIMIT
from lintseq.testing import SourceConformance, SourceFile

TEXT = st.text(st.characters(exclude_categories=[]), max_size=20)
"""Texts of all characters, those that other tools take for line breaks and surrogates included."""

VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | TEXT,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(TEXT, inner, max_size=3),
    max_leaves=5,
)
ROWS = st.lists(st.dictionaries(TEXT, VALUES, max_size=3), max_size=6)
GAPS = st.sampled_from(["\n", "\n\n", "\r\n", "\n \t\n"])

Pack = Callable[[bytes], bytes]


def in_two(pack: Pack) -> Pack:
    """Pack a text as two packed parts, one after the other."""
    return lambda text: pack(text[: len(text) // 2]) + pack(text[len(text) // 2 :])


PACKS: list[Pack] = [gzip.compress, zstandard.compress]


class TestJsonLinesKeepsTheLaws(SourceConformance):
    source = JsonLines()
    files = (
        SourceFile(b"", []),
        SourceFile(b"\n \r\n\t\n", []),
        SourceFile(b'\xef\xbb\xbf{"a": 1}\n\xef\xbb\xbf{"a": 2}\n', [{"a": 1}, None]),
        SourceFile(b'{"a": "\xc3\xa9"}\r\n\n{"a": "\\r\\n"}', [{"a": "é"}, {"a": "\r\n"}]),
        SourceFile('{"a": "\u2028\x85"}\n{}\n'.encode(), [{"a": "\u2028\x85"}, {}]),
        SourceFile(b'{"a": 1}\n{"a":\n[1]\n7\n"x"\nnull\n{}', [{"a": 1}, *[None] * 5, {}]),
        SourceFile(b'{"a": 1, "a": 2}\n', [{"a": 2}]),
        SourceFile(b'{"a": Infinity, "b": "\\ud800"}', [{"a": math.inf, "b": "\ud800"}]),
        SourceFile(b'{"a": %d}' % 10**4000, [{"a": 10**4000}]),
        SourceFile(b'{"a": %s}\n{}' % (b"9" * 5000), [None, {}]),
        SourceFile('{"é": 1}\n{}\n'.encode("latin-1"), [None, {}]),
        SourceFile('{"a": 1}\n{"a": 2}\n'.encode("utf-16"), [None, None]),
        SourceFile(b"[" * 100_000 + b"\n{}", [None, {}]),
        SourceFile(b'{"a":' * 100_000 + b"\n{}", [None, {}]),
        SourceFile(b'{"a": 1}\n' * 999, [{"a": 1}] * 999),
    )


def read(path: Path, content: bytes) -> list[SourceRow | Unreadable]:
    path.write_bytes(content)
    return list(JsonLines().read(path, "shown"))


@settings(deadline=None, max_examples=60)
@given(
    rows=ROWS,
    gaps=st.lists(GAPS, min_size=6, max_size=6),
    pack=st.sampled_from([bytes, *PACKS, *map(in_two, PACKS)]),
)
def test_gives_back_what_was_written(
    tmp_path_factory: pytest.TempPathFactory, rows: list[object], gaps: list[str], pack: Pack
) -> None:
    content, places = "", []
    for row, gap in zip(rows, gaps):
        places.append(content.count("\n") + 1)
        content += json.dumps(row) + gap
    found = read(tmp_path_factory.getbasetemp() / "rows", pack(content.encode()))
    assert [row.columns for row in found if isinstance(row, SourceRow)] == rows
    assert [row.place.row for row in found] == places


@pytest.mark.parametrize(
    ("line", "reason", "words"),
    [
        (b'{"a": 1 "b": 2}', "unreadable", "not JSON: Expecting ',' delimiter, at column 9"),
        (b'{"a": "b}', "unreadable", "not JSON: Unterminated string, at column 7"),
        (b"{'a': 1}", "unreadable", "property name enclosed in double quotes, at column 2"),
        (b"{} {}", "unreadable", "not JSON: Extra data, at column 4"),
        (b"[1]", "unreadable", "it is an array, not an object"),
        (b"true", "unreadable", "it is true or false, not an object"),
        (b'{"a": [%s]}' % (b"[" * 300), "unreadable", "nested more than 200 deep"),
        (
            b'{"a": "\xe9"}',
            "encoding",
            "the byte at offset 7 (0xE9) is not UTF-8; save the file as UTF-8",
        ),
        (b'{"a": "\0"}', "encoding", "it has NUL bytes, as UTF-16 has; save the file as UTF-8"),
    ],
)
def test_says_what_is_wrong_and_where(tmp_path: Path, line: bytes, reason: str, words: str) -> None:
    good, bad, last = read(tmp_path / "rows", b'{"a": 0}\n\n' + line + b"\n{}")
    assert isinstance(bad, Unreadable)
    assert (bad.reason, bad.place.row) == (reason, 3)
    assert words in bad.message
    assert isinstance(good, SourceRow)
    assert isinstance(last, SourceRow)


def test_brackets_in_strings_are_not_nesting(tmp_path: Path) -> None:
    program = '"[{\\' * NESTING_LIMIT
    nested: object = program
    for _ in range(NESTING_LIMIT - 1):
        nested = [nested]
    (row,) = read(tmp_path / "rows", json.dumps({"a": nested}).encode())
    assert isinstance(row, SourceRow)
    assert json.loads(json.dumps(row.columns)) == {"a": nested}


@pytest.mark.parametrize("pack", PACKS)
@pytest.mark.parametrize("kept", [0.2, 0.5, 0.99])
def test_gives_the_rows_before_damage(tmp_path: Path, pack: Pack, kept: float) -> None:
    lines = [b'{"n": %d, "x": "%s"}\n' % (n, str(n**99).encode()) for n in range(3000)]
    packed = pack(b"".join(lines))
    cut = packed[: int(len(packed) * kept)]
    *rows, damage = read(tmp_path / "rows", cut)
    assert [row.columns["n"] for row in rows if isinstance(row, SourceRow)] == [*range(len(rows))]
    assert len(rows) > len(lines) * (kept - 0.2)
    assert isinstance(damage, Unreadable)
    assert damage.place.row == len(rows) + 1
    assert "data is damaged" in damage.message


@pytest.mark.parametrize("pack", PACKS)
def test_tells_corrupt_data_from_an_end(tmp_path: Path, pack: Pack) -> None:
    *rows, damage = read(tmp_path / "rows", pack(b'{"n": 1}\n') + b"no packed data")
    assert [row.columns for row in rows if isinstance(row, SourceRow)] == [{"n": 1}]
    assert isinstance(damage, Unreadable)
    assert "data is damaged" in damage.message


def test_reads_all_frames(tmp_path: Path) -> None:
    frame = zstandard.compress
    skipped = b"\x50\x2a\x4d\x18\x03\x00\x00\x00abc"
    content = skipped + frame(b'{"n": 1}\n{"n"') + skipped + frame(b": 2}\n") + frame(b"")
    rows = read(tmp_path / "rows", content)
    assert [row.columns for row in rows if isinstance(row, SourceRow)] == [{"n": 1}, {"n": 2}]


@pytest.mark.parametrize("pack", [bytes, gzip.compress])
def test_holds_no_more_than_a_piece(tmp_path: Path, pack: Pack) -> None:
    path = tmp_path / "rows"
    path.write_bytes(pack(b'{"text": "%s"}\n' % (b"x" * 1000) * 4000))
    tracemalloc.start()
    try:
        rows = sum(1 for _ in JsonLines().read(path, "shown"))
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert rows == 4000
    assert peak < 10 * compression.PIECE


def test_a_line_that_fills_the_memory_is_given_up(tmp_path: Path) -> None:
    bad, good = read(tmp_path / "rows", zstandard.compress(b"x" * LONGEST + b'x\n{"n": 2}\n'))
    assert isinstance(bad, Unreadable)
    assert bad.message == "the line is longer than 64 MiB"
    assert isinstance(good, SourceRow)


@pytest.mark.parametrize(
    ("name", "words"), [(".", "Is a directory; name the files in it"), ("gone", "check the path")]
)
def test_refuses_what_is_no_file(tmp_path: Path, name: str, words: str) -> None:
    with pytest.raises(UsageError, match=rf"^Cannot read 'shown': .*{words}\.$"):
        list(JsonLines().read(tmp_path / name, "shown"))


@given(ROWS, GAPS)
@settings(deadline=None)
def test_rows_keep_the_bytes_they_are_written_with(
    tmp_path_factory: pytest.TempPathFactory, rows: list[dict[str, object]], gap: str
) -> None:
    path = tmp_path_factory.mktemp("rows") / "rows.jsonl"
    lines = [json.dumps(row) for row in rows]
    path.write_text(gap.join(lines), "utf-8", newline="")
    found = [row.line for row in JsonLines().read(path, "rows") if isinstance(row, SourceRow)]
    assert [None if line is None else line.rstrip(b"\r").decode() for line in found] == lines
    assert all(line is not None and line in path.read_bytes() for line in found)
