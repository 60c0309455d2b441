"""The laws of a source: every row once, in order, with its place, bad rows told apart, and back."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from pathlib import Path
from typing import ClassVar

import pytest

from lintseq.core.errors import UsageError
from lintseq.core.json_text import encode_json
from lintseq.core.reject import REASONS
from lintseq.core.source import Source, SourceRow, Unreadable

SHOWN = "data/as the user named it"


@dataclass(frozen=True, slots=True)
class SourceFile:
    """A file in the source's format, and what stands in it.

    Attributes:
        content: the file's bytes.
        rows: the columns of each row, in the file's order; None for a row that cannot be read.
    """

    content: bytes
    rows: Sequence[Mapping[str, object] | None]


class SourceConformance:
    r"""What a file format owes that rows are read from.

    Subclass it and name the source and some files::

        class TestMySource(SourceConformance):
            source = MySource()
            files = (
                SourceFile(b'{"a": 1}\n', [{"a": 1}]),
                SourceFile(b'{"a": 1}\n{"a":\n', [{"a": 1}, None]),
            )

    Attributes:
        source: the source, as the plugin's hook supplies it.
        files: among them should be an empty file, one of many rows, and one for each way in which
            a row can be bad.
    """

    source: ClassVar[Source]
    files: ClassVar[Sequence[SourceFile]]

    def test_describes_itself(self) -> None:
        """Names and summaries, for people and for messages."""
        assert self.source.name.split() == [self.source.name], "a name is one word"
        assert self.source.summary.strip()
        assert "\n" not in self.source.summary

    def test_extensions_are_lower_case_with_a_dot(self) -> None:
        """The forms in which files' names are compared with them."""
        for extension in self.source.extensions:
            assert extension.startswith("."), extension
            assert extension == extension.lower()

    def test_finds_the_rows(self, tmp_path: Path) -> None:
        """All of them, in the file's order; one that cannot be read does not end the reading."""
        assert self.files, "give at least one file"
        for file in self.files:
            found = self._read(tmp_path, file)
            assert [_columns(row) for row in found] == list(file.rows), file.content

    def test_rows_have_their_places(self, tmp_path: Path) -> None:
        """In the file as the user named it; row numbers count from 1 and ascend."""
        for file in self.files:
            places = [row.place for row in self._read(tmp_path, file)]
            assert {place.source for place in places} <= {SHOWN}
            numbers = [place.row for place in places if place.row is not None]
            assert all(number >= 1 for number in numbers), numbers
            assert all(number < following for number, following in pairwise(numbers)), numbers

    def test_bad_rows_say_why(self, tmp_path: Path) -> None:
        """In words, and by a reason from the closed list."""
        for file in self.files:
            for row in self._read(tmp_path, file):
                if isinstance(row, Unreadable):
                    assert row.message.strip()
                    assert row.reason in REASONS

    def test_reads_the_same_again(self, tmp_path: Path) -> None:
        """Runs read a file more than once; reading changes nothing in it, or around it."""
        for file in self.files:
            first = self._read(tmp_path, file)
            path = self._path(tmp_path)
            assert list(self.source.read(path, SHOWN)) == first
            assert path.read_bytes() == file.content
            assert list(tmp_path.iterdir()) == [path]

    def test_reads_row_by_row(self, tmp_path: Path) -> None:
        """Rows come one at a time, and reading may be left off after any of them."""
        for file in self.files:
            path = self._path(tmp_path)
            path.write_bytes(file.content)
            rows = self.source.read(path, SHOWN)
            assert iter(rows) is rows
            assert _columns(next(rows, None)) == next(iter(file.rows), None)

    def test_refuses_a_file_that_is_not_there(self, tmp_path: Path) -> None:
        """With a message for the user, who is told the name that he gave."""
        with pytest.raises(UsageError, match=SHOWN):
            list(self.source.read(self._path(tmp_path), SHOWN))

    def test_leaves_other_folders_alone(self, tmp_path: Path) -> None:
        """A folder with nothing of the format in it is no whole in this format."""
        (tmp_path / "notes.txt").write_text("nothing to read")
        assert self.source.files_in(tmp_path) is None

    def test_reads_what_it_writes(self, tmp_path: Path) -> None:
        """The same columns in the same order, from the same bytes each time, and no other file."""
        if not self.source.writes:
            pytest.skip("the format is only read")
        for number, file in enumerate(self.files):
            found = self._read(tmp_path, file)
            rows = [_with_line(row) for row in found if isinstance(row, SourceRow)]
            folder = tmp_path / str(number)
            folder.mkdir()
            written = [folder / name for name in ("first", "second")]
            for path in written:
                self.source.write(rows, path, f"rows{next(iter(self.source.extensions), '')}")
            assert sorted(folder.iterdir()) == written
            first, second = map(self._parts, written)
            assert [path.read_bytes() for path in first] == [path.read_bytes() for path in second]
            again = [_columns(row) for path in first for row in self.source.read(path, SHOWN)]
            assert again == [row.columns for row in rows]

    def _parts(self, path: Path) -> Sequence[Path]:
        return [path] if path.is_file() else self.source.files_in(path) or []

    def _path(self, folder: Path) -> Path:
        return folder / f"rows{next(iter(self.source.extensions), '')}"

    def _read(self, folder: Path, file: SourceFile) -> list[SourceRow | Unreadable]:
        path = self._path(folder)
        path.write_bytes(file.content)
        return list(self.source.read(path, SHOWN))


def _with_line(row: SourceRow) -> SourceRow:
    line = encode_json(row.columns).encode("utf-8") if row.line is None else row.line
    return replace(row, line=line)


def _columns(row: SourceRow | Unreadable | None) -> Mapping[str, object] | None:
    return row.columns if isinstance(row, SourceRow) else None
