"""Drawing samples: seeds of their own, whole problems together, and a model taken at its word."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lintseq.core.benchmark import Problem
from lintseq.core.errors import ModelFailed
from lintseq.core.model import Completion, Model, Request, SamplingParameters
from lintseq.pipeline.decode import decoder_for
from lintseq.pipeline.sample import SEEDS, SampleRun, problems_hash, sample_seed
from lintseq.pipeline.sample_rows import DrawnWith, ModelStamp

SEEDS_OF_THE_FIRST = [640736886, 1490606668, 2010324181]
PROBLEMS = [Problem(f"T/{number}", f"Write {number}.", "python", "") for number in range(5)]


class Scribe(Model):
    """Writes the seed; keeps what it was asked."""

    def __init__(self, batch: int = 1, fewer: int = 0) -> None:
        self.batch = batch
        self.fewer = fewer

    def version(self) -> str:
        return "1"

    def complete(
        self, requests: Sequence[Request], parameters: SamplingParameters
    ) -> Sequence[Completion]:
        found = [Completion(f"\nseed = {request.seed}\n", 1, 2, "end") for request in requests]
        return found[self.fewer :]


def run(model: Model, n: int = 3) -> SampleRun:
    drawn = DrawnWith(0.8, 1.0, 10, (), n, 0)
    stamp = ModelStamp("scribe", "here", "1")
    decoders = {"python": decoder_for("python", "whole")}
    return SampleRun(model, stamp, PROBLEMS, decoders, drawn, "whole", "0")


@given(seed=st.integers(), task=st.text(max_size=20), index=st.integers(0, 1000))
def test_each_sample_has_a_seed_of_its_own(seed: int, task: str, index: int) -> None:
    own = sample_seed(seed, task, index)
    assert 0 <= own < SEEDS
    assert own == sample_seed(seed, task, index)
    others = [(seed + 1, task, index), (seed, f"{task}'", index), (seed, task, index + 1)]
    assert all(own != sample_seed(*other) for other in others)


def test_seeds_are_the_same_everywhere() -> None:
    assert [sample_seed(0, "HumanEval/0", index) for index in range(3)] == SEEDS_OF_THE_FIRST


@pytest.mark.parametrize(
    ("batch", "n", "sizes"), [(1, 3, [1] * 5), (8, 3, [2, 2, 1]), (6, 3, [2, 2, 1]), (99, 1, [5])]
)
def test_problems_go_together_whole(batch: int, n: int, sizes: list[int]) -> None:
    assert [len(problems) for problems in run(Scribe(batch), n).batches()] == sizes


def test_how_problems_go_together_changes_no_row() -> None:
    apart, together = run(Scribe(1)), run(Scribe(99))
    rows = [row for batch in apart.batches() for row in apart.rows(batch)]
    assert rows == together.rows(PROBLEMS)
    assert [(row.task_id, row.sample) for row in rows[:4]] == [
        *(("T/0", 0), ("T/0", 1), ("T/0", 2), ("T/1", 0)),
    ]
    assert rows[0].solution == f"seed = {rows[0].seed}\n"


def test_more_samples_begin_with_the_same_ones() -> None:
    few, many = run(Scribe(), 2).rows(PROBLEMS[:1]), run(Scribe(), 4).rows(PROBLEMS[:1])
    assert [row.text for row in many[:2]] == [row.text for row in few]


def test_a_model_that_gives_too_few_completions_has_failed() -> None:
    with pytest.raises(ModelFailed, match="The model gave 2 completions for 3 requests"):
        run(Scribe(fewer=1)).rows(PROBLEMS[:1])


@pytest.mark.parametrize(
    "change", [{"instruction": "x"}, {"stub": "x"}, {"language": "lua"}, {"task_id": "x"}]
)
def test_other_problems_have_another_hash(change: dict[str, str]) -> None:
    changed = [replace(PROBLEMS[0], **change), *PROBLEMS[1:]]
    assert problems_hash(changed) != problems_hash(PROBLEMS)
    assert problems_hash([replace(PROBLEMS[0], tests="x"), *PROBLEMS[1:]]) == problems_hash(
        PROBLEMS
    ), "hidden tests have no say in samples"
