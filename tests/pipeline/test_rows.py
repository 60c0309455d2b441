"""Output rows: what is written reads back, and what was tampered with is named."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lintseq.core.change import Change
from lintseq.core.edits import EditSequence
from lintseq.core.errors import UsageError
from lintseq.core.program import Program
from lintseq.pipeline.row_encoder import RowEncoder
from lintseq.pipeline.rows import Provenance, decode_row

MADE = Provenance(
    {"name": "l", "version": "1", "tier": "semantic", "level": "default"},
    {"name": "lintseq", "preset": "default", "options": {}},
    "unified",
    0,
    "0.1.0",
)
LINES = st.lists(st.sampled_from(["a", "b", "é\r", "\x0c", "", "\u2028"]), max_size=6)
ENDS = st.booleans()


@given(LINES, LINES, ENDS, ENDS, st.randoms(use_true_random=False))
@settings(deadline=None)
def test_a_row_reads_back(
    base: list[str], target: list[str], base_ends: bool, target_ends: bool, rng: object
) -> None:
    program = Program(
        "\n".join(target) + "\n" * target_ends,
        "python",
        id="x",
        instruction="Write é.",
        base="\n".join(base) + "\n" * base_ends,
        metadata={"list": [1, None], "big": 10**30},
    )
    change = Change.between(program.base, program.text)
    sequence = EditSequence(change, tuple((row,) for row in change.differing_rows))
    edits = ["one"] * len(sequence)
    row = decode_row(json.loads(RowEncoder(program, MADE).encode(3, sequence, edits)), "here")
    assert (row.program, row.path, row.provenance, row.edits) == (program, 3, MADE, tuple(edits))
    assert list(row.sequence.states()) == list(sequence.states())


def drop(name: str) -> Callable[[dict[str, object]], None]:
    def tamper(row: dict[str, object]) -> None:
        del row[name]

    return tamper


def put(name: str, value: object) -> Callable[[dict[str, object]], None]:
    def tamper(row: dict[str, object]) -> None:
        row[name] = value

    return tamper


@pytest.mark.parametrize(
    ("tamper", "words"),
    [
        (drop("program"), "there is no 'program'"),
        (put("program", 3), "'program' is a int"),
        (put("insertions", [[0], [1, 1]]), "switched twice"),
        (put("insertions", [[0]]), "kept, and differ"),
        (put("insertions", [[0], [1], []]), "edit 3 is empty"),
        (put("insertions", [[0], ["1"]]), "line numbers"),
        (put("insertions", [[0], [1, 2]]), "no line 2"),
        (put("deletions", [[0]]), "2 lists of insertions and 1 of deletions"),
        (put("edits", [1]), "not a list of texts"),
    ],
)
def test_a_row_that_was_tampered_with(
    tamper: Callable[[dict[str, object]], None], words: str
) -> None:
    program = Program("a\nb\n", "python", id="x")
    sequence = EditSequence(Change.creation(program.text), ((0,), (1,)))
    columns = json.loads(RowEncoder(program, MADE).encode(0, sequence, ["e", "f"]))
    tamper(columns)
    with pytest.raises(UsageError, match=rf"^here: .*{words}"):
        decode_row(columns, "here")
