"""The checks on one row: its partition, its edits, its finished program, its states between."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from . import oracle
from .fault import Broken, Fault
from .lines import lines_of
from .oracle import Finding
from .patch import edit_between, patched
from .row import Row
from .table import State, Table, table_of

Place = tuple[int | None, str]
"""A line of the table, and the key of the error that sits on it."""


@dataclass(frozen=True)
class RowReport:
    """What the checks on one row gave.

    Attributes:
        states: how many states between the ends were judged.
    """

    faults: tuple[Fault, ...]
    states: int = 0


def check_row(row: Row) -> RowReport:
    """Check one row."""
    try:
        table = table_of(row)
    except Broken as broken:
        return RowReport((broken.at(row.where),))
    between = list(table.states())[1:-1] if _promises_clean(row) else []
    faults: list[Fault] = []
    for check in (_edits(row, table), _program(row), _clean(row, table, between)):
        try:
            faults += check
        except Broken as broken:
            faults.append(broken.at(row.where))
    return RowReport(tuple(faults), len(between))


def _edits(row: Row, table: Table) -> Iterator[Fault]:
    """The edits, applied, give the program; each is what the insertions say, to the byte."""
    lines = lines_of(row.base)
    states = list(table.states())
    for number, (edit, before, after) in enumerate(zip(row.edits, states, states[1:]), start=1):
        expected = edit_between(table, before, after)
        if edit != expected:
            message = f"edit {number} is {edit!r}, the insertions say {expected!r}"
            yield Fault("edits", row.where, message)
        lines = patched(lines, edit)
        if "".join(lines) != table.text(after):
            yield Fault("edits", row.where, f"edit {number} gives another state than insertions")
    if "".join(lines) != row.program:
        yield Fault("identity", row.where, "the edits do not give the program")


def _program(row: Row) -> Iterator[Fault]:
    """A program whose own syntax is wrong is no row."""
    error = oracle.syntax_error(row.program)
    if error is not None:
        yield Fault("program", row.where, f"it does not compile: {error.msg}")


def _clean(row: Row, table: Table, between: list[State]) -> Iterator[Fault]:
    """No state between the ends has an error that neither end has at that line."""
    if not between:
        return
    if (row.linter["name"], row.linter["level"]) != ("pyflakes", "default"):
        raise Broken("oracle", f"this check judges as pyflakes does, not as {row.linter}")
    forgiven: set[Place] = set()
    if _forgives(row):
        forgiven = {
            place
            for end in (table.base, table.program)
            if end
            for place in _places(row, _errors_of_end(table.text(end)), end)
        }
    for number, state in enumerate(between, start=1):
        text = table.text(state)
        for place in sorted(_places(row, oracle.errors(text), state) - forgiven, key=str):
            yield Fault("clean", row.where, f"after edit {number}: {place[1]}, in:\n{text}")


def _places(row: Row, findings: Iterable[Finding], state: State) -> set[Place]:
    """Where the errors found in a state sit in the table."""
    present = sorted(state)
    places: set[Place] = set()
    for found in findings:
        line = found.cause if _blames_cause(row) else found.reported
        places.add((None if line is None else present[line], found.key))
    return places


@lru_cache(maxsize=4)
def _errors_of_end(text: str) -> frozenset[Finding]:
    """The errors of a finished program, which the rows that follow one another share."""
    return oracle.errors(text)


def _promises_clean(row: Row) -> bool:
    return bool(row.sampler["name"] == "lintseq")


def _forgives(row: Row) -> bool:
    """Whether errors of the finished program are let pass: by preset, or as set by hand."""
    return bool(row.sampler["options"].get("forgive", row.sampler["preset"] != "released"))


def _blames_cause(row: Row) -> bool:
    """Whether errors sit on the line that causes them, or on the one reported."""
    by_preset = "reported" if row.sampler["preset"] == "paper" else "cause"
    return bool(row.sampler["options"].get("attribution", by_preset) == "cause")
