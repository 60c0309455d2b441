"""All that the plugin supplies obeys what lintseq asks."""

from __future__ import annotations

from pathlib import Path
from typing import ClassVar

import pytest
from lintseq_markov.benchmark import Verbs
from lintseq_markov.metric import ProgramLines
from lintseq_markov.model import MarkovKind
from lintseq_markov.stage import Questions
from lintseq_markov.trainer import MarkovTrainer

from lintseq.core.option import settle_options
from lintseq.core.trainer import TrainingExample, TrainingJob
from lintseq.core.training_budget import Budget
from lintseq.testing import (
    BenchmarkConformance,
    MetricConformance,
    ModelConformance,
    StageConformance,
    TrainerConformance,
)

PROMPTS = ("Count", "Count by words")
SETTINGS = {"benchmark": None}
SAMPLE = {"benchmark": "verbs"}


class TestMarkovTrainer(TrainerConformance):
    trainer = MarkovTrainer()
    init = "short"
    options: ClassVar = {"batch-tokens": 60, "checkpoint-steps": 2}


class TestMarkovModel(ModelConformance):
    kind = MarkovKind()
    prompts = PROMPTS
    limit = 8

    @pytest.fixture
    def where(self, tmp_path: Path) -> str:
        trainer = MarkovTrainer()
        examples = [
            TrainingExample(str(number), PROMPTS[0], "\none two" + " three" * number)
            for number in range(6)
        ]
        trainer.train(_job(tmp_path, examples), lambda step: None)
        return str(tmp_path)


def _job(folder: Path, examples: list[TrainingExample]) -> TrainingJob:
    return TrainingJob(
        arms={"baseline": examples},
        arm="baseline",
        reference="baseline",
        special=(),
        out=folder,
        checkpoints=folder,
        model=None,
        init="short",
        tokenizer=None,
        lora=False,
        budget=Budget(epochs=1),
        match="examples",
        seed=0,
        options=settle_options("trainer", MarkovTrainer.options, {}),
    )


class TestVerbs(BenchmarkConformance):
    benchmark = Verbs()


class TestProgramLines(MetricConformance):
    metric = ProgramLines()


class TestQuestions(StageConformance):
    stage = Questions()
    experiments = (
        {"sample": SAMPLE, "questions": SETTINGS},
        {"questions": {"benchmark": "verbs"}},
    )
