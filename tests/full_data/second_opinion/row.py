"""Reading output rows: the columns that the design names, no more and no fewer."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from .fault import Broken, Fault

COLUMNS: Mapping[str, type | tuple[type, ...]] = {
    "id": str,
    "path": int,
    "language": str,
    "instruction": (str, type(None)),
    "program": str,
    "insertions": list,
    "edits": list,
    "format": str,
    "linter": dict,
    "sampler": dict,
    "seed": int,
    "lintseq_version": str,
    "metadata": dict,
}
CHANGE_COLUMNS: Mapping[str, type] = {"base": str, "deletions": list}
STAMPS = {
    "linter": {"name", "version", "tier", "level"},
    "sampler": {"name", "preset", "options"},
}


@dataclass(frozen=True)
class Row:
    """One output row.

    Attributes:
        where: its file and line, its id and path.
        insertions: for each edit the lines of the program that it inserts, from 0.
        deletions: for each edit the lines of the base that it deletes.
    """

    where: str
    id: str
    path: int
    instruction: str | None
    base: str
    program: str
    insertions: list[list[int]]
    deletions: list[list[int]]
    edits: list[str]
    linter: dict[str, Any]
    sampler: dict[str, Any]
    metadata: dict[str, Any]


def read_rows(files: list[Path]) -> Iterator[Row | Fault]:
    """The rows of ``files``; a line that is no row is a fault."""
    for file in files:
        with file.open("rb") as lines:
            for number, line in enumerate(lines, start=1):
                where = f"{file.name}:{number}"
                try:
                    yield _row(line, where)
                except Broken as broken:
                    yield broken.at(where)


def _row(line: bytes, where: str) -> Row:
    try:
        columns = json.loads(line)
    except ValueError as error:
        raise Broken("format", f"no JSON: {error}") from None
    if not isinstance(columns, dict):
        raise Broken("format", "no JSON object")
    _check_columns(columns)
    for name in ("insertions", "deletions"):
        if not _is_lists_of_lines(columns.get(name, [])):
            raise Broken("format", f"'{name}' is no list of lists of line numbers")
    if not all(isinstance(edit, str) for edit in columns["edits"]):
        raise Broken("format", "'edits' is no list of texts")
    if columns["format"] != "unified":
        raise Broken("format", f"this check reads unified, not '{columns['format']}'")
    return Row(
        where=f"{where} ({columns['id']}, path {columns['path']})",
        id=columns["id"],
        path=columns["path"],
        instruction=columns["instruction"],
        base=columns.get("base", ""),
        program=columns["program"],
        insertions=columns["insertions"],
        deletions=columns.get("deletions", [[] for _ in columns["insertions"]]),
        edits=columns["edits"],
        linter=columns["linter"],
        sampler=columns["sampler"],
        metadata=columns["metadata"],
    )


def _check_columns(columns: Mapping[str, Any]) -> None:
    expected = {**COLUMNS, **CHANGE_COLUMNS} if CHANGE_COLUMNS.keys() & columns else COLUMNS
    if columns.keys() != expected.keys():
        raise Broken("format", f"the columns differ by {sorted(columns.keys() ^ expected.keys())}")
    for name, kind in expected.items():
        if not isinstance(columns[name], kind):
            raise Broken("format", f"'{name}' is a {type(columns[name]).__name__}")
    for name, keys in STAMPS.items():
        if columns[name].keys() != keys:
            raise Broken("format", f"'{name}' has {sorted(columns[name])}, not {sorted(keys)}")


def _is_lists_of_lines(value: list[Any]) -> bool:
    return all(
        isinstance(lines, list) and all(type(line) is int for line in lines) for lines in value
    )
