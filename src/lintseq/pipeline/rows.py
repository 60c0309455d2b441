"""Output rows, which `lintseq.pipeline.row_encoder` writes: what they hold, and reading them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from lintseq.core.change import Change
from lintseq.core.edits import EditSequence
from lintseq.core.errors import UsageError
from lintseq.core.program import Program

OWN_COLUMNS = frozenset({"insertions", "edits", "lintseq_version"})
"""Columns that every output row has, and nothing else has all of."""


@dataclass(frozen=True)
class Provenance:
    """How the rows of a program were made: what is the same in all of them.

    Attributes:
        language_by: what told the program's language; None if the user did.
    """

    linter: Mapping[str, str]
    sampler: Mapping[str, Any]
    format: str
    seed: int
    lintseq_version: str
    language_by: str | None = None


@dataclass(frozen=True)
class Row:
    """One output row, read back.

    Attributes:
        sequence: the canonical sequence, from ``insertions`` and ``deletions``.
        edits: the same as text, in ``provenance.format``.
    """

    id: str
    path: int
    program: Program
    sequence: EditSequence
    edits: tuple[str, ...]
    provenance: Provenance


@dataclass
class _Reader:
    """Takes typed values out of a row, and says which field is not what it should be."""

    columns: Mapping[str, object]
    shown: str
    inside: str = ""

    def get(self, name: str, kind: type | tuple[type, ...], default: object = ...) -> Any:
        value = self.columns.get(name, default)
        if value is ...:
            raise UsageError(
                f"{self.shown}: not a row that 'lintseq generate' wrote, "
                f"there is no '{self.inside}{name}'."
            )
        if not isinstance(value, kind):
            raise UsageError(
                f"{self.shown}: '{self.inside}{name}' is a {type(value).__name__}; "
                "was the row edited by hand?"
            )
        return value

    def stamp(self, name: str, kinds: Mapping[str, type]) -> Any:
        """The mapping ``name``, whose values are of these kinds."""
        value = self.get(name, dict)
        inner = _Reader(value, self.shown, f"{name}.")
        for key, kind in kinds.items():
            inner.get(key, kind)
        return value


def decode_row(columns: Mapping[str, object], shown: str) -> Row:
    """Read a row back.

    Raises:
        UsageError: it is no output row; the message names the field and ``shown``, its place.
    """
    reader = _Reader(columns, shown)
    program = Program(
        text=reader.get("program", str),
        language=reader.get("language", str),
        id=reader.get("id", str),
        instruction=reader.get("instruction", (str, type(None)), None),
        base=reader.get("base", (str, type(None)), None) or "",
        metadata=reader.get("metadata", (dict, type(None)), None) or {},
    )
    insertions = _lists(reader, "insertions")
    # In a table, rows that create a text have nulls where those that change one have something.
    changes = columns.get("deletions") is not None
    deletions = _lists(reader, "deletions") if changes else [[] for _ in insertions]
    try:
        change = Change.merged(program.base, program.text, _all(deletions), _all(insertions))
        sequence = EditSequence.from_lines(change, insertions, deletions)
    except UsageError as error:
        raise UsageError(f"{shown}: {error}") from None
    provenance = Provenance(
        linter=reader.stamp("linter", {"name": str, "version": str, "level": str}),
        sampler=reader.stamp("sampler", {"name": str, "preset": str, "options": dict}),
        format=reader.get("format", str),
        seed=reader.get("seed", int),
        lintseq_version=reader.get("lintseq_version", str),
        language_by=reader.get("language_by", (str, type(None)), None),
    )
    edits = tuple(reader.get("edits", list))
    if not all(isinstance(edit, str) for edit in edits):
        raise UsageError(f"{shown}: 'edits' is not a list of texts.")
    return Row(program.id, reader.get("path", int), program, sequence, edits, provenance)


def _lists(reader: _Reader, name: str) -> list[list[int]]:
    value: list[list[int]] = reader.get(name, list)
    for lines in value:
        if not isinstance(lines, list) or not all(type(line) is int for line in lines):
            raise UsageError(f"{reader.shown}: '{name}' is not a list of lists of line numbers.")
    return value


def _all(lists: list[list[int]]) -> set[int]:
    return {line for lines in lists for line in lines}
