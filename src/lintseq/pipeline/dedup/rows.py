"""The rows that are looked through: each as it stands in its file, with the program in it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from lintseq.core.errors import ProgramRejected, UsageError
from lintseq.core.json_text import encode_json
from lintseq.core.language import Language
from lintseq.core.program import Program
from lintseq.core.reject import Place, Reject
from lintseq.core.source import SourceRow, Unreadable
from lintseq.pipeline.columns import Columns, read_program
from lintseq.pipeline.inputs import PROGRAM_FILES, InputFile, language_of
from lintseq.pipeline.language.by_row import LanguageByRow
from lintseq.pipeline.language.told import UNTOLD
from lintseq.pipeline.language.words import language_words
from lintseq.pipeline.records import check_first_row

NO_LANGUAGE = Language("", linters=())


@dataclass(frozen=True, slots=True)
class DedupRow:
    """One row of the input.

    Attributes:
        place: where it stands.
        found: its program; a reject if it cannot be read, or has none.
        source: the row itself; None if it cannot be read.
    """

    place: Place
    found: Program | Reject
    source: SourceRow | None = None

    @property
    def id(self) -> str | None:
        """What its own columns call it."""
        return self.found.id or None

    def line(self) -> str:
        """The row as a line of JSON lines, to the byte where it is one; without its line break."""
        assert self.source is not None, "a row that cannot be read is not handed on"
        if self.source.line is not None:
            return self.source.line.decode("utf-8")
        return encode_json(self.source.columns)

    def with_line(self) -> SourceRow:
        """The row itself, with its line, for another file."""
        line = self.line().encode("utf-8")
        assert self.source is not None, "a row that has a line has been read"
        return replace(self.source, line=line)


class DedupRows:
    """The rows of the input files, in their order; each time around they are read again."""

    def __init__(
        self, files: Sequence[InputFile], columns: Columns, language: str | None = None
    ) -> None:
        """``language`` is that of all rows; None for those to be told by the rows."""
        self._files = files
        self._columns = columns
        self._language = language

    def __iter__(self) -> Iterator[DedupRow]:
        for file in self._files:
            yield from self._read(file)

    def _read(self, file: InputFile) -> Iterator[DedupRow]:
        whole = file.source.name == PROGRAM_FILES
        columns = Columns(program="program", id="id") if whole else self._columns
        first = True
        for row in file.source.read(file.path, file.shown):
            if isinstance(row, Unreadable):
                yield DedupRow(row.place, Reject(row.reason, row.message, row.place))
                continue
            if whole:
                # A program that is a file is called by its path below the folder that was named.
                row = SourceRow(row.place, {"id": file.id, "program": row.columns["program"]})
            if first:
                check_first_row(row, columns)
                first = False
            yield DedupRow(row.place, self._found(row, columns), row)

    def _found(self, row: SourceRow, columns: Columns) -> Program | Reject:
        try:
            language = self._language or _language(row.columns)
            return read_program(row.columns, columns, language).program
        except ProgramRejected as error:
            return Reject(error.reason, error.message, row.place)


def _language(columns: Mapping[str, object]) -> str:
    """The language that a row's own columns tell, if it is one that is known; else nothing."""
    try:
        told = LanguageByRow(language_words()).of_row(columns, None)
    except ProgramRejected:
        return UNTOLD
    return UNTOLD if told is None else told.language


def files_language(names: Sequence[str], language: str | None) -> Language:
    """The language that programs in the inputs ``names`` are known by.

    Tables need none, so it is none where it is neither named nor told by file endings.

    Raises:
        UsageError: there is no such language.
    """
    try:
        return language_of(names, language)
    except UsageError:
        if language is not None:
            raise
        return NO_LANGUAGE
