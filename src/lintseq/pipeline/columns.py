"""Columns to programs: which column of a row is the program, which the instruction, which the id.

What the user names is used as named. What they leave open is looked for in lists of usual names,
row by row, so that no row's reading depends on another's.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from lintseq.core.errors import ProgramRejected
from lintseq.core.program import Program

INSTRUCTION_COLUMNS = ("instruction", "prompt", "question", "text")
PROGRAM_COLUMNS = (
    "response",
    "output",
    "program",
    "code",
    "canonical_solution",
    "solution",
    "content",
)
ID_COLUMNS = ("id", "task_id", "_id", "uid", "uuid")
COMPLETED_PROMPT = ("prompt", "canonical_solution")
"""The columns of HumanEval and its kin, whose program is the prompt completed by the solution."""


@dataclass(frozen=True)
class Columns:
    """The columns that a user named; None for those to be found.

    Attributes:
        program: the finished program.
        instruction: what it was written for.
        id: what the row is called.
        base: for changes, the text before.
        target: for changes, the text after; another name for ``program``.
    """

    program: str | None = None
    instruction: str | None = None
    id: str | None = None
    base: str | None = None
    target: str | None = None

    @property
    def named(self) -> tuple[str, ...]:
        """The columns that every row must have."""
        names = (self.program, self.instruction, self.id, self.base, self.target)
        return tuple(name for name in names if name is not None)


def read_program(columns: Mapping[str, object], names: Columns, language: str) -> Program:
    """The program that a row holds.

    Raises:
        ProgramRejected: ``no-program``, with the columns that were found.
    """
    for name in names.named:
        if name not in columns:
            raise ProgramRejected(
                "no-program", f"there is no column '{name}', only: {_listed(columns)}"
            )
    program_columns = _program_columns(columns, names)
    text = "".join(_text(columns, name) for name in program_columns)
    instruction = _instruction_column(columns, names, program_columns)
    places = ID_COLUMNS if names.id is None else (names.id,)
    identity = next((name for name in places if _is_id(columns.get(name))), None)
    used = {*program_columns, instruction, identity, names.base}
    return Program(
        text=text,
        language=language,
        id="" if identity is None else str(columns[identity]),
        instruction=None if instruction is None else _text(columns, instruction),
        base="" if names.base is None else _text(columns, names.base),
        metadata={name: value for name, value in columns.items() if name not in used},
    )


def _program_columns(columns: Mapping[str, object], names: Columns) -> tuple[str, ...]:
    named = names.target or names.program
    if named is not None:
        return (named,)
    found = _first_text(columns, PROGRAM_COLUMNS)
    if found == COMPLETED_PROMPT[1] and isinstance(columns.get(COMPLETED_PROMPT[0]), str):
        return COMPLETED_PROMPT
    found = found or _first_text(columns, ("text",))
    if found is None:
        raise ProgramRejected(
            "no-program",
            f"none of the columns is known to hold programs: {_listed(columns)}; "
            "name it by --program-column",
        )
    return (found,)


def _instruction_column(
    columns: Mapping[str, object], names: Columns, program_columns: tuple[str, ...]
) -> str | None:
    if names.instruction is not None:
        return names.instruction
    taken = program_columns if len(program_columns) == 1 else ()
    free = [name for name in INSTRUCTION_COLUMNS if name not in (*taken, names.base)]
    return _first_text(columns, free)


def _first_text(columns: Mapping[str, object], names: Iterable[str]) -> str | None:
    return next((name for name in names if isinstance(columns.get(name), str)), None)


def _text(columns: Mapping[str, object], name: str) -> str:
    value = columns[name]
    if not isinstance(value, str):
        kind = "nothing" if value is None else f"a {type(value).__name__}"
        raise ProgramRejected("no-program", f"the column '{name}' holds {kind}, not text")
    return value


def _is_id(value: object) -> bool:
    return isinstance(value, str | int) and not isinstance(value, bool) and value != ""


def _listed(columns: Mapping[str, object]) -> str:
    return ", ".join(f"'{name}'" for name in columns) or "none"
