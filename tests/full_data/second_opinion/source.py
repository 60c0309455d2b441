"""The files that rows were made from, read by the rules that the design gives for columns."""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

PROGRAMS = ("response", "output", "program", "code", "canonical_solution", "solution", "content")
INSTRUCTIONS = ("instruction", "prompt", "question", "text")
IDS = ("id", "task_id")


@dataclass(frozen=True)
class Record:
    """One line of a source.

    Attributes:
        where: the file and line.
        id: empty if the line has none.
        program: None if the line has none, or is no JSON object.
        metadata: the columns that are neither program nor instruction nor id.
    """

    where: str
    id: str = ""
    program: str | None = None
    instruction: str | None = None
    metadata: Mapping[str, Any] | None = None


def read_records(file: Path) -> Iterator[Record]:
    """The records of a file of JSON lines, packed by gzip or not; blank lines are none."""
    with file.open("rb") as packed, gzip.open(packed) if file.suffix == ".gz" else packed as lines:
        for number, line in enumerate(lines, start=1):
            if line.strip():
                yield _record(line, f"{file.name}:{number}")


def _record(line: bytes, where: str) -> Record:
    try:
        columns = json.loads(line)
    except ValueError:
        return Record(where)
    if not isinstance(columns, dict):
        return Record(where)
    identity = next((name for name in IDS if columns.get(name) not in (None, "")), None)
    programs = _program_columns(columns)
    instruction = next(
        (
            name
            for name in INSTRUCTIONS
            if isinstance(columns.get(name), str) and (len(programs) > 1 or name not in programs)
        ),
        None,
    )
    used = {identity, instruction, *programs}
    return Record(
        where,
        id="" if identity is None else str(columns[identity]),
        program="".join(columns[name] for name in programs) if programs else None,
        instruction=None if instruction is None else columns[instruction],
        metadata={name: value for name, value in columns.items() if name not in used},
    )


def _program_columns(columns: Mapping[str, Any]) -> tuple[str, ...]:
    """HumanEval's solution completes its prompt; elsewhere a program is one column."""
    for name in (*PROGRAMS, "text"):
        if isinstance(columns.get(name), str):
            completes = name == "canonical_solution" and isinstance(columns.get("prompt"), str)
            return ("prompt", name) if completes else (name,)
    return ()
