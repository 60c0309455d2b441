"""Records: the programs found in the input, each with its id and its place."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from lintseq.core.errors import ProgramRejected, UsageError
from lintseq.core.program import Program
from lintseq.core.reject import Place, Reject
from lintseq.core.source import SourceRow, Unreadable
from lintseq.pipeline.columns import Columns, Found, read_program
from lintseq.pipeline.fences import fenced_programs, has_fences
from lintseq.pipeline.identity import Identities
from lintseq.pipeline.inputs import PROGRAM_FILES, InputFile
from lintseq.pipeline.language.by_row import language_of_rows
from lintseq.pipeline.language.told import UNTOLD, Evidence, Told
from lintseq.pipeline.nested import hint, locate
from lintseq.pipeline.rows import OWN_COLUMNS

PROGRAM_FILE = Columns(program="program", fences=False)


@dataclass(frozen=True)
class Record:
    """One program found in the input, or the reject that stands for a row without one.

    Attributes:
        told_by: what told the program's language; None if the user did. Nothing did if that
            language is `UNTOLD`.
    """

    found: Program | Reject
    place: Place
    told_by: Evidence | None = None


class Records:
    """The records of the input files, in their order.

    The input is read twice: first for the ids, of which repeats are numbered by content, then for
    the programs.

    Attributes:
        count: how many records there are.
    """

    def __init__(self, files: Sequence[InputFile], columns: Columns, language: str) -> None:
        """``language`` is that of all programs, or ``auto`` for each row to tell its own."""
        self._files = files
        self._columns = columns
        self._language = language_of_rows(language, columns.language)
        self._identities = Identities()
        self.count = 0
        for index, record in enumerate(self._read()):
            self.count += 1
            if isinstance(record.found, Program):
                self._identities.add(index, record.found)
        self._identities.settle()

    def __iter__(self) -> Iterator[Record]:
        for index, record in enumerate(self._read()):
            if isinstance(record.found, Program):
                name = self._identities.name(index, record.found)
                yield replace(record, found=replace(record.found, id=name))
            else:
                yield record

    def _read(self) -> Iterator[Record]:
        for file in self._files:
            columns = PROGRAM_FILE if _is_program(file) else self._columns
            first = True
            for row in file.source.read(file.path, file.shown):
                if isinstance(row, Unreadable):
                    yield self._reject(row.reason, row.message, row.place)
                    continue
                if first:
                    check_first_row(row, columns)
                    first = False
                yield from self._records(row, columns, file)

    def _records(self, row: SourceRow, columns: Columns, file: InputFile) -> Iterator[Record]:
        """The records of a row: of its one program, or of those in its fences."""
        of_row = None
        programs: Sequence[Program | ProgramRejected]
        try:
            found = read_program(row.columns, columns, UNTOLD)
            of_row = self._language.of_row(row.columns, file.id if _is_program(file) else None)
            programs = self._programs(found, of_row, columns)
        except ProgramRejected as error:
            programs = [error]
        for program in programs:
            if isinstance(program, ProgramRejected):
                yield self._reject(program.reason, program.message, row.place)
                continue
            if _is_program(file):
                # The path that the user typed would differ from machine to machine.
                program = replace(program, id=file.id, metadata={"path": file.id})
            told = of_row or self._language.of_program(program) or Told(UNTOLD)
            yield Record(replace(program, language=told.language), row.place, told.by)

    def _programs(
        self, found: Found, told: Told | None, columns: Columns
    ) -> Sequence[Program | ProgramRejected]:
        """What a row holds: one program, or those in its fences."""
        fenced = columns.fences
        if fenced is None:
            fenced = found.is_reply and has_fences(found.program.text)
        if not fenced:
            return [found.program]
        return fenced_programs(found.program, self._language.fences(told))

    def _reject(self, reason: str, message: str, place: Place) -> Record:
        return Record(Reject(reason, message, place, language=self._language.of_all), place)


def _is_program(file: InputFile) -> bool:
    return file.source.name == PROGRAM_FILES


def check_inputs(files: Sequence[InputFile], columns: Columns) -> None:
    """See that each file can be read, as far as its first row tells.

    So a slip of the pen is told before a run begins.

    Raises:
        UsageError: it cannot, or its first row is none of what was asked for.
    """
    for file in files:
        rows = file.source.read(file.path, file.shown)
        first = next((row for row in rows if isinstance(row, SourceRow)), None)
        if first is not None:
            check_first_row(first, PROGRAM_FILE if _is_program(file) else columns)


def check_first_row(row: SourceRow, columns: Columns) -> None:
    """See that the file of this first row is what the user takes it for.

    Raises:
        UsageError: it lacks a column that they named, which is a slip of the pen; or it holds what
            lintseq made of programs, and they did not say that the programs in it are meant.
    """
    asked = columns.named if columns.language is None else (*columns.named, columns.language)
    for name in asked:
        if locate(row.columns, name) is None:
            found = ", ".join(f"'{column}'" for column in row.columns) or "none"
            raise UsageError(
                f"{row.place}: there is no column '{name}'{hint(row.columns, name)}; "
                f"the columns are: {found}."
            )
    if (columns.program or columns.target) is None and row.columns.keys() >= OWN_COLUMNS:
        raise UsageError(
            f"{row.place}: this is a row of edits that lintseq wrote, which 'lintseq stats', "
            "'render', 'verify' and 'train' take; if the program in it is meant all the same, say "
            "so by --program-column program."
        )
