"""The `source-file` source: a file that is itself the program."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from lintseq.core.hookspecs import hookimpl
from lintseq.core.reject import Place
from lintseq.core.source import Source, SourceRow, Unreadable
from lintseq.plugins.sources.reading import reading
from lintseq.plugins.sources.utf8 import NotUtf8, decode


class SourceFile(Source):
    """One row, whose columns are the ``program`` and its ``path``.

    The program is the file to the last byte: a byte order mark, line ends of all kinds and a
    missing final newline stay. It claims no endings: those of programs belong to languages.
    """

    name = "source-file"
    summary = "each file is one program, in UTF-8"
    extensions = ()

    def read(self, path: Path, shown: str) -> Iterator[SourceRow | Unreadable]:
        """The one row of the file, or why there is none."""
        with reading(shown):
            content = path.read_bytes()
        place = Place(shown)
        try:
            yield SourceRow(place, {"program": decode(content), "path": shown})
        except NotUtf8 as error:
            yield Unreadable(
                place,
                f"{error}, in line {error.line}; convert the file to UTF-8, as no coding comment "
                "of another encoding is followed",
                reason="encoding",
            )


@hookimpl
def lintseq_sources() -> Sequence[Source]:
    """Supply the source."""
    return [SourceFile()]
