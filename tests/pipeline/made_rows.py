"""Rows made of edit sequences, for tests that read rows."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from lintseq.core.change import Change, RowKind
from lintseq.core.edits import EditSequence
from lintseq.core.host import default_host
from lintseq.core.program import Program
from lintseq.pipeline.row_encoder import RowEncoder
from lintseq.pipeline.rows import Provenance
from lintseq.testing.strategies import changes, sequences

MADE = Provenance(
    {"name": "l", "version": "1", "tier": "semantic", "level": "default"},
    {"name": "lintseq", "preset": "default", "options": {}},
    "unified",
    0,
    "0.1.0",
)


@dataclass(frozen=True)
class MadeProgram:
    """A program with its sequences."""

    program: Program
    sequences: Sequence[EditSequence]

    @property
    def texts(self) -> list[list[str]]:
        """For each sequence its edits as text."""
        unified = default_host().serializers.get("unified")
        return [unified.encode(sequence) for sequence in self.sequences]

    @property
    def rows(self) -> list[str]:
        """The rows, one line of JSON each."""
        encoder = RowEncoder(self.program, MADE)
        return [
            encoder.encode(path, sequence, edits)
            for path, (sequence, edits) in enumerate(zip(self.sequences, self.texts, strict=True))
        ]


def of_sequences(
    name: str, sequences: Sequence[EditSequence], language: str = "python", instruction: str = ""
) -> MadeProgram:
    """A program called ``name``, written in these ways."""
    change = sequences[0].change
    program = Program(change.target, language, name, instruction or None, change.base)
    return MadeProgram(program, sequences)


def written(name: str, text: str, *cuts: Sequence[Sequence[int]], **more: str) -> MadeProgram:
    """A program written from nothing, in edits of these lines."""
    change = Change.creation(text)
    found = [EditSequence.from_lines(change, insertions) for insertions in cuts]
    return of_sequences(name, found, **more)


@st.composite
def _programs(draw: st.DrawFn) -> list[MadeProgram]:
    made = []
    for number in range(draw(st.integers(1, 4))):
        change = _as_rows_have_it(draw(changes()))
        found = draw(st.lists(sequences(st.just(change)), min_size=1, max_size=4))
        language = draw(st.sampled_from(["python", "go", "bash"]))
        instruction = draw(st.sampled_from(["", "Write it.", "é\n"]))
        made.append(of_sequences(f"p{number}", found, language, instruction))
    return made


def _as_rows_have_it(change: Change) -> Change:
    """The change with its rows in the order that reading them back gives: deleted ones first."""
    rows = change.rows
    deleted = {n for n, row in enumerate(change.base_rows) if rows[row].kind is RowKind.DELETED}
    inserted = {n for n, row in enumerate(change.target_rows) if rows[row].kind is RowKind.INSERTED}
    return Change.merged(change.base, change.target, deleted, inserted)


def made_programs() -> SearchStrategy[list[MadeProgram]]:
    """Some programs in some languages, each with some sequences."""
    return _programs()


def write_made(path: Path, programs: Sequence[MadeProgram]) -> Path:
    """Write the rows of the programs into a file."""
    lines = [row for made in programs for row in made.rows]
    path.write_text("".join(f"{line}\n" for line in lines), "utf-8")
    return path


def write_reject(path: Path, *reasons: str, language: str | None = "python") -> None:
    """Write rejects for these reasons into a file."""
    rows = [{"reason": reason, "language": language} for reason in reasons]
    path.write_text("".join(f"{json.dumps(row)}\n" for row in rows), "utf-8")
