"""The texts of benchmarks that rows must not repeat: the problems' instructions and programs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from lintseq.core.errors import ProgramRejected, UsageError
from lintseq.core.reject import Place
from lintseq.core.source import SourceRow, Unreadable
from lintseq.pipeline.columns import ID_COLUMNS, INSTRUCTION_COLUMNS, Columns, read_program
from lintseq.pipeline.inputs import InputFile


@dataclass(frozen=True, slots=True)
class ProblemText:
    """One text of one problem.

    Attributes:
        place: where the problem stands.
        id: what the benchmark calls it; None if it does not say.
        part: ``instruction`` or ``program``.
        text: the text.
    """

    place: Place
    id: str | None
    part: str
    text: str


def problem_texts(files: Sequence[InputFile]) -> Iterator[ProblemText]:
    """The texts of all problems in the files of benchmarks.

    A problem may have no program, as those that only ask.

    Raises:
        UsageError: a problem cannot be read, or has neither: what it asks would not be found.
    """
    for file in files:
        found = 0
        for row in file.source.read(file.path, file.shown):
            if isinstance(row, Unreadable):
                raise UsageError(f"{row.place}: {row.message}; mend the benchmark's file.")
            found += 1
            yield from _texts(row)
        if not found:
            raise UsageError(f"'{file.shown}' has no problems: name another file by --against.")


def _texts(row: SourceRow) -> Iterator[ProblemText]:
    try:
        program = read_program(row.columns, Columns(), "").program
        parts = {"instruction": program.instruction, "program": program.text}
    except ProgramRejected:
        parts = {"instruction": _first_text(row)}
    texts = {part: text for part, text in parts.items() if text}
    if not texts:
        named = ", ".join(f"'{name}'" for name in row.columns) or "none"
        raise UsageError(
            f"{row.place}: none of the columns is known to hold what a problem asks or its "
            f"solution: {named}; rename one to 'instruction' or 'program'."
        )
    for part, text in texts.items():
        yield ProblemText(row.place, _id(row), part, text)


def _first_text(row: SourceRow) -> str | None:
    values = (row.columns.get(name) for name in INSTRUCTION_COLUMNS)
    return next((value for value in values if isinstance(value, str)), None)


def _id(row: SourceRow) -> str | None:
    values = (row.columns.get(name) for name in ID_COLUMNS)
    return next((str(value) for value in values if isinstance(value, str | int)), None)
