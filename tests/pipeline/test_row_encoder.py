"""Rows are written as a plain `json.dumps` of their columns would be."""

from __future__ import annotations

import json
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from lintseq.core.change import Change
from lintseq.core.edits import EditSequence
from lintseq.core.program import Program
from lintseq.pipeline.row_encoder import RowEncoder
from lintseq.pipeline.rows import Provenance
from lintseq.testing.strategies import word_texts

MADE = Provenance(
    {"name": "l", "version": "1", "tier": "semantic", "level": "default"},
    {"name": "lintseq", "preset": "default", "options": {"edits": 3}},
    "unified",
    7,
    "0.1.0",
)
WORDS = st.sampled_from(["", "Write é.", "\u2028", "\x00\n", "\U0001f40d", "\ud800"])
METADATA = st.dictionaries(WORDS, WORDS | st.none() | st.floats() | st.integers(), max_size=2)


def plain(
    program: Program, path: int, sequence: EditSequence, edits: list[str], made: Provenance
) -> str:
    """The row, column by column."""
    columns = {
        "id": program.id,
        "path": path,
        "language": program.language,
        "instruction": program.instruction,
        "program": program.text,
        "insertions": sequence.insertions,
        "edits": edits,
        "format": made.format,
        "linter": made.linter,
        "sampler": made.sampler,
        "seed": made.seed,
        "lintseq_version": made.lintseq_version,
        "metadata": program.metadata,
    }
    if made.language_by is not None:
        columns["language_by"] = made.language_by
    if program.base:
        columns |= {"base": program.base, "deletions": sequence.deletions}
    text = json.dumps(columns, ensure_ascii=False)
    return json.dumps(columns) if "\ud800" in text else text


@given(
    st.tuples(word_texts(), word_texts()),
    st.tuples(WORDS | st.none(), WORDS, METADATA),
    st.sampled_from([None, "column"]),
)
def test_as_a_plain_encoder_does_it(
    texts: tuple[str, str],
    about: tuple[str | None, str, dict[str, object]],
    language_by: str | None,
) -> None:
    base, target = texts
    instruction, edit, metadata = about
    program = Program(target, "python", "é/1", instruction, base, metadata)
    change = Change.between(base, target)
    sequence = EditSequence(change, tuple((row,) for row in change.differing_rows))
    made = replace(MADE, language_by=language_by)
    encoder = RowEncoder(program, made)
    for path in range(2):
        edits = [f"{edit}{path}"] * len(sequence)
        written = encoder.encode(path, sequence, edits)
        assert written == plain(program, path, sequence, edits, made)
        written.encode("utf-8")
