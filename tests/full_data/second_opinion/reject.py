"""Rejects: each for a reason of the closed list, at a place, and rightly."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from . import oracle
from .fault import Broken, Fault
from .lines import lines_of
from .source import Record

REASONS = frozenset(
    {
        "unreadable",
        "no-program",
        "encoding",
        "syntax",
        "nesting",
        "too-long",
        "linter-failed",
        "timeout",
        "memory",
        "worker-died",
    }
)
COLUMNS = {"id", "reason", "message", "place", "language", "nondeterministic"}
PLACE = {"source", "row", "line", "column"}


@dataclass(frozen=True)
class Reject:
    """One line of a file of rejects.

    Attributes:
        where: the file and line.
        record: the file and line of the source that it stands for.
        line: the line of the program that shows why, from 1.
    """

    where: str
    id: str | None
    reason: str
    record: str
    line: int | None


def read_rejects(file: Path) -> Iterator[Reject | Fault]:
    """The rejects of ``file``; a line that is no reject is a fault."""
    with file.open("rb") as lines:
        for number, line in enumerate(lines, start=1):
            where = f"{file.name}:{number}"
            try:
                yield _reject(line, where)
            except Broken as broken:
                yield broken.at(where)


def _reject(line: bytes, where: str) -> Reject:
    try:
        columns = json.loads(line)
    except ValueError as error:
        raise Broken("reject", f"no JSON: {error}") from None
    if not isinstance(columns, dict) or columns.keys() != COLUMNS:
        raise Broken("reject", f"it does not have the columns {sorted(COLUMNS)}")
    place = columns["place"]
    if not isinstance(place, dict) or place.keys() != PLACE:
        raise Broken("reject", f"its place does not have {sorted(PLACE)}")
    if columns["reason"] not in REASONS:
        raise Broken("reject", f"'{columns['reason']}' is not in the list of reasons")
    if columns["nondeterministic"] != (columns["reason"] in ("timeout", "memory", "worker-died")):
        raise Broken("reject", "'nondeterministic' does not go with the reason")
    record = f"{Path(place['source']).name}:{place['row']}"
    return Reject(where, columns["id"], columns["reason"], record, place["line"])


def check_rejects(rejects: list[Reject], records: Mapping[str, Record]) -> Iterator[Fault]:
    """Whether each reject's record is to be rejected for that reason, as far as can be told."""
    for reject in rejects:
        record = records.get(reject.record)
        if record is None:
            yield Fault("reject", reject.where, f"the source has no row {reject.record}")
            continue
        try:
            fault = _fault(reject, record.program)
        except Broken as broken:
            fault = broken.message
        if fault:
            yield Fault("reject", reject.where, f"{reject.reason} of {reject.record}: {fault}")


def _fault(reject: Reject, program: str | None) -> str | None:
    if reject.reason in ("unreadable", "no-program"):
        return None if program is None else "the row has a program"
    if program is None:
        return "the row has no program"
    if reject.reason == "syntax":
        if oracle.syntax_error(program) is None:
            return "the program compiles"
        if not _is_line(reject.line, program):
            return f"the place is line {reject.line}, which the program does not have"
    if reject.reason == "encoding" and not _is_badly_encoded(program):
        return "the program is valid UTF-8"
    return None


def _is_line(line: Any, program: str) -> bool:
    return type(line) is int and 1 <= line <= len(lines_of(program))


def _is_badly_encoded(program: str) -> bool:
    return "\0" in program or any("\ud800" <= character <= "\udfff" for character in program)
