"""The `csv` and `tsv` sources: tables as spreadsheets write them, read row by row."""

from __future__ import annotations

import codecs
import csv
import re
from collections.abc import Iterator, Sequence
from io import StringIO
from pathlib import Path
from typing import ClassVar

from lintseq.core.errors import UsageError
from lintseq.core.hookspecs import hookimpl
from lintseq.core.reject import Place
from lintseq.core.source import Source, SourceRow, Unreadable
from lintseq.plugins.sources.byte_lines import LONGEST
from lintseq.plugins.sources.compression import Damaged, pieces

BOM = "\ufeff"
_NUL = "\udc00"
_LONG = "\udc01"
_WRONG = re.compile("[\udc80-\udcff]")
"""What stands for bytes that are not UTF-8: like the marks above, it never comes from UTF-8."""

_TOO_LONG = f"a cell or line is longer than {LONGEST >> 20} MiB"


class CsvFile(Source):
    """Comma-separated values, as RFC 4180 has them, plain or packed by gzip or zstd.

    The first row names the columns; every cell is text, an empty one the empty text. Rows are
    numbered by the lines they begin on, so that an editor finds them, and blank lines are no rows.
    A cell with line breaks, separators or quotes stands in quotes, its own quotes doubled.
    """

    name = "csv"
    summary = "comma-separated values, the columns named in the first row; also packed"
    extensions = (".csv", ".csv.gz", ".csv.zst")
    separator: ClassVar[str] = ","

    def read(self, path: Path, shown: str) -> Iterator[SourceRow | Unreadable]:
        """The rows of the file, as `Source.read` says."""
        # The limit holds for the whole process: it is only ever raised, and to what lines may have.
        csv.field_size_limit(max(csv.field_size_limit(), LONGEST))
        table = csv.reader(_lines(path, shown), delimiter=self.separator, strict=True)
        header: list[str] | None = None
        while True:
            place = Place(shown, table.line_num + 1)
            try:
                cells = next(table)
            except StopIteration:
                return
            except csv.Error as error:
                if header is None:
                    raise UsageError(f"{place}: {_words(error)}; mend the header.") from error
                yield Unreadable(place, _words(error))
                continue
            except Damaged as damage:
                yield Unreadable(place, f"{damage}; what follows cannot be read")
                return
            if not cells:
                continue
            if header is None:
                header = _header(cells, place)
            else:
                yield _row(header, cells, place)


class TsvFile(CsvFile):
    """The same with tabs between the cells."""

    name = "tsv"
    summary = "tab-separated values, the columns named in the first row; also packed"
    extensions = (".tsv", ".tsv.gz", ".tsv.zst")
    separator = "\t"


def _lines(path: Path, shown: str) -> Iterator[str]:
    r"""The lines of a file with their ``\n``, in bounded memory; faults are marked in them."""
    decoder = codecs.getincrementaldecoder("utf-8")("surrogateescape")
    line: list[str] = []
    size = 0
    at_start = True
    for piece in pieces(path, shown):
        text = decoder.decode(piece).replace("\0", _NUL)
        if text and at_start:
            text, at_start = text.removeprefix(BOM), False
        ended, newline, begun = text.rpartition("\n")
        if newline:
            yield from StringIO("".join(line) + ended + newline, newline="\n")
            line, size = [], 0
        size += len(begun)
        line.append(begun if size <= LONGEST else _LONG)
    line.append(decoder.decode(b"", final=True))
    if any(line):
        yield "".join(line) + "\n"


def _header(cells: Sequence[str], place: Place) -> list[str]:
    fault = _fault(cells)
    if fault is not None:
        raise UsageError(f"{place}: {fault}; save the file as UTF-8.")
    twice = next((name for name in cells if cells.count(name) > 1), None)
    if twice is not None:
        raise UsageError(f"{place}: two columns are called '{twice}'; rename one of them.")
    return list(cells)


def _row(header: Sequence[str], cells: Sequence[str], place: Place) -> SourceRow | Unreadable:
    if any(_LONG in cell for cell in cells):
        return Unreadable(place, _TOO_LONG)
    fault = _fault(cells)
    if fault is not None:
        return Unreadable(place, f"{fault}; save the file as UTF-8", "encoding")
    if len(cells) != len(header):
        return Unreadable(
            place,
            f"it has {_cells(len(cells))}, and the header {len(header)}; "
            "put cells with separators in them in quotes",
        )
    return SourceRow(place, dict(zip(header, cells, strict=True)))


def _fault(cells: Sequence[str]) -> str | None:
    """What is wrong with the encoding of a row."""
    text = "".join(cells)
    if _NUL in text:
        return "it has NUL bytes, as UTF-16 has"
    wrong = _WRONG.search(text)
    return wrong and f"a byte of it (0x{ord(wrong[0]) - 0xDC00:02X}) is not UTF-8"


def _cells(count: int) -> str:
    return "1 cell" if count == 1 else f"{count} cells"


def _words(error: csv.Error) -> str:
    match str(error):
        case "unexpected end of data":
            return "the quotes of a cell are never closed"
        case fault if fault.startswith("field larger"):
            return _TOO_LONG
        case fault if fault.startswith("new-line"):
            return "a carriage return stands alone, outside quotes"
        case fault:
            return f"not CSV: {fault}"


@hookimpl
def lintseq_sources() -> Sequence[Source]:
    """Supply the sources."""
    return [CsvFile(), TsvFile()]
