"""Records: the programs found in the input, each with its id and its place."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from lintseq.core.errors import ProgramRejected, UsageError
from lintseq.core.program import Program
from lintseq.core.reject import Place, Reject
from lintseq.core.source import SourceRow, Unreadable
from lintseq.pipeline.columns import Columns, read_program
from lintseq.pipeline.identity import Identities
from lintseq.pipeline.inputs import PROGRAM_FILES, InputFile


@dataclass(frozen=True)
class Record:
    """One program found in the input, or the reject that stands for a row without one."""

    found: Program | Reject
    place: Place


class Records:
    """The records of the input files, in their order.

    The input is read twice: first for the ids, of which repeats are numbered by content, then for
    the programs.

    Attributes:
        count: how many records there are.
    """

    def __init__(self, files: Sequence[InputFile], columns: Columns, language: str) -> None:
        self._files = files
        self._columns = columns
        self._language = language
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
                yield Record(replace(record.found, id=name), record.place)
            else:
                yield record

    def _read(self) -> Iterator[Record]:
        for file in self._files:
            columns = Columns(program="program") if _is_program(file) else self._columns
            first = True
            for row in file.source.read(file.path, file.shown):
                if isinstance(row, Unreadable):
                    reject = Reject(row.reason, row.message, row.place, language=self._language)
                    yield Record(reject, row.place)
                    continue
                if first:
                    refuse_missing_columns(row, columns)
                    first = False
                yield self._record(row, columns, file)

    def _record(self, row: SourceRow, columns: Columns, file: InputFile) -> Record:
        try:
            program = read_program(row.columns, columns, self._language)
        except ProgramRejected as error:
            reject = Reject(error.reason, error.message, row.place, language=self._language)
            return Record(reject, row.place)
        if _is_program(file):
            # The path that the user typed would differ from machine to machine.
            program = replace(program, id=file.id, metadata={"path": file.id})
        return Record(program, row.place)


def _is_program(file: InputFile) -> bool:
    return file.source.name == PROGRAM_FILES


def refuse_missing_columns(row: SourceRow, columns: Columns) -> None:
    """A column that the user named and the file's first row lacks is a slip of the pen."""
    for name in columns.named:
        if name not in row.columns:
            found = ", ".join(f"'{column}'" for column in row.columns) or "none"
            raise UsageError(f"{row.place}: there is no column '{name}'; the columns are: {found}.")
