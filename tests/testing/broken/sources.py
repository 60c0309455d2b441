"""Sources with one flaw each; `test_source_laws.py` says what catches which."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from lintseq.core.errors import UsageError
from lintseq.core.reject import Place
from lintseq.core.source import Source, SourceRow, Unreadable
from lintseq.testing import SourceConformance, SourceFile


class Laws(SourceConformance):
    files = (
        SourceFile(b"", []),
        SourceFile(b"a\nb", [{"text": "a"}, {"text": "b"}]),
        SourceFile(b"a\n\xff\nb\n", [{"text": "a"}, None, {"text": "b"}]),
    )


class Rows(Source):
    """A flawless source: each line is a row."""

    name = "rows"
    summary = "one row a line"
    extensions = (".rows",)

    def read(self, path: Path, shown: str) -> Iterator[SourceRow | Unreadable]:
        try:
            file = path.open("rb")
        except OSError as error:
            raise UsageError(f"The file '{shown}' cannot be read: {error.strerror}.") from None
        with file:
            for number, line in enumerate(file, start=1):
                yield self.row(line, Place(shown, number))

    def row(self, line: bytes, place: Place) -> SourceRow | Unreadable:
        try:
            return SourceRow(place, {"text": line.removesuffix(b"\n").decode("utf-8")})
        except UnicodeDecodeError:
            return Unreadable(place, "the row is not UTF-8", "encoding")


class TestFlawless(Laws):
    source = Rows()


class ForgetsTheLastRow(Rows):
    def read(self, path: Path, shown: str) -> Iterator[SourceRow | Unreadable]:
        yield from list(super().read(path, shown))[:-1]


class TestForgetsTheLastRow(Laws):
    source = ForgetsTheLastRow()


class ReadsABadRow(Rows):
    def row(self, line: bytes, place: Place) -> SourceRow | Unreadable:
        return SourceRow(place, {"text": line.removesuffix(b"\n").decode("latin-1")})


class TestReadsABadRow(Laws):
    source = ReadsABadRow()


class CountsFromZero(Rows):
    def row(self, line: bytes, place: Place) -> SourceRow | Unreadable:
        return super().row(line, replace(place, row=(place.row or 1) - 1))


class TestCountsFromZero(Laws):
    source = CountsFromZero()


class ShowsThePath(Rows):
    def read(self, path: Path, shown: str) -> Iterator[SourceRow | Unreadable]:
        return super().read(path, str(path) if path.exists() else shown)


class TestShowsThePath(Laws):
    source = ShowsThePath()


class WrittenRows(Rows):
    """A flawless source of files that are written, too."""

    writes = True

    def write(self, rows: Iterable[SourceRow], path: Path, shown: str) -> None:
        path.write_text("".join(f"{row.columns['text']}\n" for row in rows), "utf-8")


class TestFlawlessWriter(Laws):
    source = WrittenRows()


class WritesTheLastRowFirst(WrittenRows):
    def write(self, rows: Iterable[SourceRow], path: Path, shown: str) -> None:
        super().write(reversed(list(rows)), path, shown)


class TestWritesTheLastRowFirst(Laws):
    source = WritesTheLastRowFirst()


class WritesAnotherFile(WrittenRows):
    def write(self, rows: Iterable[SourceRow], path: Path, shown: str) -> None:
        super().write(rows, path, shown)
        path.with_name(shown).touch()


class TestWritesAnotherFile(Laws):
    source = WritesAnotherFile()


class HasAReasonOfItsOwn(Rows):
    def row(self, line: bytes, place: Place) -> SourceRow | Unreadable:
        row = super().row(line, place)
        return replace(row, reason="odd") if isinstance(row, Unreadable) else row


class TestHasAReasonOfItsOwn(Laws):
    source = HasAReasonOfItsOwn()


class GivesAllAtOnce(Rows):
    def read(self, path: Path, shown: str) -> Iterator[SourceRow | Unreadable]:
        return list(super().read(path, shown))  # type: ignore[return-value]


class TestGivesAllAtOnce(Laws):
    source = GivesAllAtOnce()


class WritesAnIndex(Rows):
    def read(self, path: Path, shown: str) -> Iterator[SourceRow | Unreadable]:
        rows = super().read(path, shown)
        if path.exists():
            path.with_suffix(".index").write_text("0")
        return rows


class TestWritesAnIndex(Laws):
    source = WritesAnIndex()


class LetsErrorsThrough(Rows):
    def read(self, path: Path, shown: str) -> Iterator[SourceRow | Unreadable]:
        path.stat()
        return super().read(path, shown)


class TestLetsErrorsThrough(Laws):
    source = LetsErrorsThrough()


class LacksTheDot(Rows):
    extensions = ("rows",)


class TestLacksTheDot(Laws):
    source = LacksTheDot()


class TakesEveryFolder(Rows):
    def files_in(self, folder: Path) -> list[Path]:
        return sorted(folder.iterdir())


class TestTakesEveryFolder(Laws):
    source = TakesEveryFolder()


class HasALongName(Rows):
    name = "one row a line"


class TestHasALongName(Laws):
    source = HasALongName()
