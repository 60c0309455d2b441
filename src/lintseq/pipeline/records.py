"""Records: the programs found in the input, each with its id and its place."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from lintseq.core.errors import ProgramRejected, UsageError
from lintseq.core.host import default_host
from lintseq.core.program import Program
from lintseq.core.reject import Place, Reject
from lintseq.core.source import SourceRow, Unreadable
from lintseq.pipeline.columns import Columns, read_program
from lintseq.pipeline.fences import fenced_programs, has_fences
from lintseq.pipeline.identity import Identities
from lintseq.pipeline.inputs import PROGRAM_FILES, InputFile
from lintseq.pipeline.nested import hint, locate

PROGRAM_FILE = Columns(program="program", fences=False)


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
        self._language = default_host().languages.get(language)
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
            columns = PROGRAM_FILE if _is_program(file) else self._columns
            first = True
            for row in file.source.read(file.path, file.shown):
                if isinstance(row, Unreadable):
                    yield self._reject(row.reason, row.message, row.place)
                    continue
                if first:
                    refuse_missing_columns(row, columns)
                    first = False
                for found in self._programs(row, columns):
                    if isinstance(found, ProgramRejected):
                        yield self._reject(found.reason, found.message, row.place)
                    elif _is_program(file):
                        # The path that the user typed would differ from machine to machine.
                        found = replace(found, id=file.id, metadata={"path": file.id})
                        yield Record(found, row.place)
                    else:
                        yield Record(found, row.place)

    def _programs(self, row: SourceRow, columns: Columns) -> Sequence[Program | ProgramRejected]:
        """What a row holds: one program, or those in its fences."""
        try:
            found = read_program(row.columns, columns, self._language.name)
            fenced = columns.fences
            if fenced is None:
                fenced = found.is_reply and has_fences(found.program.text)
            return fenced_programs(found.program, self._language) if fenced else [found.program]
        except ProgramRejected as error:
            return [error]

    def _reject(self, reason: str, message: str, place: Place) -> Record:
        return Record(Reject(reason, message, place, language=self._language.name), place)


def _is_program(file: InputFile) -> bool:
    return file.source.name == PROGRAM_FILES


def refuse_missing_columns(row: SourceRow, columns: Columns) -> None:
    """A column that the user named and the file's first row lacks is a slip of the pen."""
    for name in columns.named:
        if locate(row.columns, name) is None:
            found = ", ".join(f"'{column}'" for column in row.columns) or "none"
            raise UsageError(
                f"{row.place}: there is no column '{name}'{hint(row.columns, name)}; "
                f"the columns are: {found}."
            )
