"""The `json-lines` source: one JSON object a line, read line by line."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from lintseq.core.hookspecs import hookimpl
from lintseq.core.reject import Place
from lintseq.core.source import Source, SourceRow, Unreadable
from lintseq.plugins.sources.byte_lines import LONGEST, byte_lines
from lintseq.plugins.sources.compression import Damaged, pieces
from lintseq.plugins.sources.json_text import NotJson, line_of, parse_json, row
from lintseq.plugins.sources.packing import packed
from lintseq.plugins.sources.utf8 import BOM

BLANK = b" \t\r\0"
"""What a line may consist of and still be no row; the NUL is what is left of a line in UTF-16."""


class JsonLines(Source):
    r"""JSON Lines, also called NDJSON, plain or packed by gzip or zstd.

    Rows are numbered by the lines they stand on, so that an editor finds them; only ``\n`` ends a
    line, and blank lines are no rows. Where packed data is damaged, the rows before it are given,
    then one `Unreadable`, and the file is at its end.
    """

    name = "json-lines"
    summary = "one JSON object a line; also packed by gzip or zstd"
    extensions = (
        ".jsonl",
        ".ndjson",
        ".jsonl.gz",
        ".ndjson.gz",
        ".jsonl.zst",
        ".ndjson.zst",
    )
    writes = True

    def read(self, path: Path, shown: str) -> Iterator[SourceRow | Unreadable]:
        """The rows of the file, as `Source.read` says."""
        number = 0
        try:
            for number, line in enumerate(byte_lines(pieces(path, shown)), start=1):
                text = line.removeprefix(BOM) if number == 1 else line
                if text.strip(BLANK):
                    yield _row(Place(shown, number), text)
        except Damaged as damage:
            yield Unreadable(Place(shown, number + 1), f"{damage}; what follows cannot be read")

    def write(self, rows: Iterable[SourceRow], path: Path, shown: str) -> None:
        """Write the rows' lines as they are, as `Source.write` says, packed as ``shown`` ends."""
        with packed(path, shown) as file:
            for row in rows:
                file.write(line_of(row) + b"\n")


def _row(place: Place, text: bytes) -> SourceRow | Unreadable:
    if len(text) > LONGEST:
        return Unreadable(place, f"the line is longer than {LONGEST >> 20} MiB")
    try:
        return row(place, parse_json(text), text)
    except NotJson as fault:
        where = "" if fault.column is None else f", at column {fault.column}"
        remedy = "; save the file as UTF-8" if fault.reason == "encoding" else ""
        return Unreadable(place, f"{fault}{where}{remedy}", fault.reason)


@hookimpl
def lintseq_sources() -> Sequence[Source]:
    """Supply the source."""
    return [JsonLines()]
