"""Small training jobs for the trainer `trl`."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import pytest

from lintseq.core.option import OptionValue, settle_options
from lintseq.core.serializer import SEPARATOR
from lintseq.core.trainer import TrainingExample, TrainingJob
from lintseq.core.training_budget import Budget
from lintseq.plugins.trainers.trl.options import OPTIONS

MakeJob = Callable[..., TrainingJob]


@pytest.fixture(scope="session")
def pairs() -> list[TrainingExample]:
    """A few prompts, each with two edits."""
    return [
        TrainingExample(
            str(number),
            f"Write a program that adds {number}.",
            f"\n{SEPARATOR}@@ -0,0 +1 @@\n+a = {number}"
            f"\n{SEPARATOR}@@ -1,0 +2 @@\n+b = a + {number}",
        )
        for number in range(6)
    ]


@pytest.fixture(scope="session")
def make_job(pairs: Sequence[TrainingExample], tmp_path_factory: pytest.TempPathFactory) -> MakeJob:
    """Makes a job in a folder of its own; what is not said is small and quick."""

    def make(options: dict[str, OptionValue] | None = None, **given: Any) -> TrainingJob:
        small: dict[str, OptionValue] = {
            "vocabulary": 300,
            "batch-tokens": 128,
            "checkpoint-steps": 100,
            "device": "cpu",
        }
        examples = given.pop("examples", pairs)
        folder = tmp_path_factory.mktemp("job")
        usual: dict[str, Any] = {
            "arms": {"lintseq": examples},
            "arm": "lintseq",
            "reference": "lintseq",
            "special": (SEPARATOR,),
            "out": folder / "out",
            "checkpoints": folder / "checkpoints",
            "model": None,
            "init": None if "model" in given else "micro",
            "tokenizer": None,
            "lora": False,
            "budget": Budget(steps=4),
            "match": "examples",
            "seed": 0,
            "options": settle_options("trainer", OPTIONS, {**small, **(options or {})}),
        }
        job = TrainingJob(**{**usual, **given})
        for each in (job.out, job.checkpoints):
            each.mkdir(parents=True, exist_ok=True)
        return job

    return make
