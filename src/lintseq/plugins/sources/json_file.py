"""The `json` source: a whole JSON file, in each of the forms in which people keep tables in one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from lintseq.core.errors import UsageError
from lintseq.core.hookspecs import hookimpl
from lintseq.core.reject import Place
from lintseq.core.source import Source, SourceRow, Unreadable
from lintseq.plugins.sources.compression import Damaged, pieces
from lintseq.plugins.sources.json_text import NotJson, kind, line_of, parse_json, row
from lintseq.plugins.sources.packing import packed
from lintseq.plugins.sources.utf8 import BOM


class JsonFile(Source):
    """One JSON text, held in memory as a whole, plain or packed by gzip or zstd.

    Its rows, numbered from 1, are the first of these that fits:

    - the elements of an array;
    - the elements of ``data`` in an object, if it is an array of objects;
    - the rows across an object's values, the columns, if these are arrays of one length, or
      objects with the same whole numbers for keys, as pandas writes tables;
    - any other object, as the only row.
    """

    name = "json"
    summary = "an array of JSON objects, or an object of columns; also packed by gzip or zstd"
    extensions = (".json", ".json.gz", ".json.zst")
    writes = True

    def read(self, path: Path, shown: str) -> Iterator[SourceRow | Unreadable]:
        """The rows of the file, as `Source.read` says; all of them are held."""
        for number, value in enumerate(_rows(_content(path, shown), shown), start=1):
            yield row(Place(shown, number), value)

    def write(self, rows: Iterable[SourceRow], path: Path, shown: str) -> None:
        """Write an array with a row a line, as `Source.write` says, packed as ``shown`` ends."""
        with packed(path, shown) as file:
            before = b"[\n"
            for row in rows:
                file.write(before + line_of(row))
                before = b",\n"
            file.write(b"[]\n" if before == b"[\n" else b"\n]\n")


def _content(path: Path, shown: str) -> object:
    try:
        return parse_json(b"".join(pieces(path, shown)).removeprefix(BOM))
    except Damaged as damage:
        raise UsageError(f"Cannot read '{shown}': {damage}; get a whole copy of it.") from damage
    except NotJson as fault:
        where = "" if fault.line is None else f", in line {fault.line}"
        where += "" if fault.column is None else f", at column {fault.column}"
        raise UsageError(f"Cannot read '{shown}': {fault}{where}; {_remedy(fault)}.") from fault


def _remedy(fault: NotJson) -> str:
    if fault.reason == "encoding":
        return "save it as UTF-8"
    return "mend it, or, if each of its lines is an object, add --input-format json-lines"


def _rows(content: object, shown: str) -> Sequence[object]:
    match content:
        case list():
            return content
        case {"data": list(data)} if all(isinstance(value, dict) for value in data):
            return data
        case dict():
            rows = _rows_across(content)
            return [content] if rows is None else rows
        case _:
            raise UsageError(
                f"'{shown}' has no rows: it is {kind(content)}, not an array of objects; "
                "put its rows into one."
            )


def _rows_across(table: Mapping[str, object]) -> list[object] | None:
    """The rows of a table that is kept by its columns; None if it is no such table."""
    columns = [_cells(column) for column in table.values()]
    labels = {None if cells is None else tuple(cells) for cells in columns}
    if len(labels) != 1 or None in labels:
        return None
    cells_of_rows = zip(*(cells.values() for cells in columns if cells is not None), strict=True)
    return [dict(zip(table, cells, strict=True)) for cells in cells_of_rows]


def _cells(column: object) -> Mapping[object, object] | None:
    """What stands in a column, by the labels of the rows."""
    if isinstance(column, list):
        return dict(enumerate(column))
    if isinstance(column, dict) and all(label.isdecimal() for label in column):
        return column
    return None


@hookimpl
def lintseq_sources() -> Sequence[Source]:
    """Supply the source."""
    return [JsonFile()]
