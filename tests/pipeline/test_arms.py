"""Arms: the same programs and prompts in all of them, and every text gives its program back."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lintseq.core.change import Change
from lintseq.core.edits import EditSequence
from lintseq.core.errors import UsageError
from lintseq.core.host import default_host
from lintseq.core.program import Program
from lintseq.core.serializer import Faults
from lintseq.pipeline.arms import ARMS, cut_at_random, examples_of, read_arms
from lintseq.pipeline.read_rows import FoundRow
from lintseq.pipeline.row_encoder import RowEncoder
from lintseq.pipeline.rows import Provenance, Row, decode_row
from lintseq.pipeline.training_data import TrainingData

MADE = Provenance(
    linter={"name": "pyflakes", "version": "4", "tier": "semantic", "level": "default"},
    sampler={"name": "lintseq", "preset": "default", "options": {}},
    format="unified",
    seed=3,
    lintseq_version="0",
)
PROGRAM = "a = 1\nb = a\nc = b\nd = c\n"


def found(text: str = PROGRAM, path: int = 0, **columns: Any) -> FoundRow:
    """A row of edits of one line each, as a file has it."""
    program = Program(text, "python", id="one", instruction="Write it.")
    change = Change.between("", text)
    edits = tuple((row,) for row in change.differing_rows)
    sequence = EditSequence(change, edits)
    unified = default_host().serializers.get("unified")
    row = json.loads(RowEncoder(program, MADE).encode(path, sequence, unified.encode(sequence)))
    return FoundRow("rows.jsonl:7", {**row, **columns})


def row_of(text: str, path: int = 0) -> Row:
    row = found(text, path)
    assert row.columns is not None
    return decode_row(row.columns, row.shown)


def decoded(arm: str, completion: str) -> str:
    serializer = default_host().serializers.get(ARMS[arm])
    edits = serializer.decode(completion, strict=True).edits
    return ["", *serializer.replay("", edits, Faults())][-1]


@settings(deadline=None)
@given(st.text(st.sampled_from("a=1 \n+-@\\|<>\r\t"), max_size=60), st.integers(0, 3))
def test_every_arm_gives_the_program_back(text: str, path: int) -> None:
    for arm, example in examples_of(row_of(text, path)).items():
        assert decoded(arm, example.completion) == text
        assert (example.id, example.prompt) == ("one", "Write it.")


def test_the_texts_by_hand() -> None:
    examples = examples_of(row_of("a = 1\nb = a\n"))
    assert examples["baseline"].completion == "\na = 1\nb = a\n"
    assert examples["lintseq"].completion == (
        "\n<|diff|>@@ -0,0 +1 @@\n+a = 1\n<|diff|>@@ -1,0 +2 @@\n+b = a"
    )


@settings(deadline=None)
@given(st.integers(0, 12), st.integers(0, 3))
def test_randseq_has_as_many_edits(lines: int, path: int) -> None:
    row = row_of("".join(f"a{n} = {n}\n" for n in range(lines)), path)
    again = cut_at_random(row)
    assert len(again) == len(row.sequence)
    assert again.edits == cut_at_random(row).edits


def test_randseq_hangs_on_the_path() -> None:
    cuts = {cut_at_random(row_of(PROGRAM, path)).edits for path in range(20)}
    assert len(cuts) > 5


def test_arms_have_an_example_for_each_row() -> None:
    arms = read_arms([found(path=path) for path in range(3)])
    assert {arm: len(examples) for arm, examples in arms.items()} == dict.fromkeys(ARMS, 3)


@pytest.mark.parametrize(
    ("columns", "words"),
    [
        ({"instruction": None}, "no instruction"),
        ({"instruction": " \n"}, "no instruction"),
        ({"instruction": "\ud800"}, "lone surrogate"),
        ({"base": "x = 1\n", "deletions": [[0], [], [], []]}, "changes a text"),
        ({"insertions": "none"}, "insertions"),
    ],
)
def test_a_row_that_cannot_be_trained_on_is_named(columns: dict[str, Any], words: str) -> None:
    with pytest.raises(UsageError, match=rf"^rows.jsonl:7: .*{words}"):
        read_arms([found(**columns)])


def test_a_row_that_is_none_is_named() -> None:
    with pytest.raises(UsageError, match=r"^rows.jsonl:7: it is torn"):
        read_arms([FoundRow("rows.jsonl:7", None, "it is torn")])


def test_no_rows_are_nothing_to_train_on(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="no rows"):
        read_arms([])
    (tmp_path / "empty.jsonl").write_bytes(b"")
    with pytest.raises(UsageError, match="no rows"):
        TrainingData(str(tmp_path / "empty.jsonl")).arms()


def manifest(status: str) -> Callable[[Path], None]:
    def make(folder: Path) -> None:
        (folder / "shards").mkdir()
        (folder / "manifest.json").write_text(json.dumps({"status": status}), "utf-8")
        row = json.dumps(found().columns)
        (folder / "shards" / "00000.jsonl").write_text(f"{row}\n", "utf-8")

    return make


def test_a_run_folder_is_data(tmp_path: Path) -> None:
    manifest("complete")(tmp_path)
    data = TrainingData(str(tmp_path))
    assert len(data.arms()["lintseq"]) == 1
    assert data.sha256() == TrainingData(str(tmp_path / "shards" / "00000.jsonl")).sha256()


@pytest.mark.parametrize(
    ("make", "words"),
    [
        (manifest("interrupted"), "is interrupted, not complete: go on with it by"),
        (lambda folder: None, "run folder"),
    ],
)
def test_half_a_run_is_no_data(tmp_path: Path, make: Callable[[Path], None], words: str) -> None:
    make(tmp_path)
    with pytest.raises(UsageError, match=words):
        TrainingData(str(tmp_path)).sha256()


def test_standard_input_is_no_data() -> None:
    with pytest.raises(UsageError, match="more than once"):
        TrainingData("-").sha256()
