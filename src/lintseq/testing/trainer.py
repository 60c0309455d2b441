"""The laws of a trainer: what it tells is what it did, and an interruption changes nothing."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import ClassVar

import pytest

from lintseq.core.errors import UsageError
from lintseq.core.option import OptionValue, settle_options
from lintseq.core.trainer import (
    Trainer,
    TrainingExample,
    TrainingJob,
    TrainingStep,
    TrainingSummary,
)
from lintseq.core.training_budget import Budget

MARK = "<|mark|>"
SHORT = [
    TrainingExample(str(n), f"Write {n}.", f"\n{MARK}@@ -0,0 +1 @@\n+a = {n}") for n in range(8)
]
LONG = [replace(one, completion=one.completion + f"\n{MARK}@@ -1 +2 @@\n+b = a") for one in SHORT]


@dataclass(frozen=True)
class Trained:
    """What a training run left, and what it told."""

    out: Path
    steps: Sequence[TrainingStep]
    summary: TrainingSummary


_TRAINED: dict[type, Trained] = {}


class TrainerConformance:
    """What a trainer owes.

    Subclass it, name the trainer, and the smallest and fastest that it can do::

        class TestMyTrainer(TrainerConformance):
            trainer = MyTrainer()
            init = "tiny"
            options = {"checkpoint-steps": 2}

    Attributes:
        trainer: the trainer, as the plugin's hook supplies it.
        init: the size of the model that is trained.
        options: some of the trainer's; with them there is a checkpoint within three steps, and
            eight examples are more than three batches.
        reproducible: whether an interruption leaves the same bytes.
    """

    trainer: ClassVar[Trainer]
    init: ClassVar[str]
    options: ClassVar[Mapping[str, OptionValue]] = {}
    reproducible: ClassVar[bool] = True

    @pytest.fixture
    def trained(self, tmp_path_factory: pytest.TempPathFactory) -> Trained:
        """A model that was trained without interruption: once for all tests of the class."""
        kind = type(self)
        if kind not in _TRAINED:
            job = self.job(tmp_path_factory.mktemp("straight"))
            steps: list[TrainingStep] = []
            _TRAINED[kind] = Trained(job.out, steps, self.trainer.train(job, steps.append))
        return _TRAINED[kind]

    def job(self, folder: Path) -> TrainingJob:
        """A short job below ``folder``."""
        (folder / "out").mkdir()
        (folder / "checkpoints").mkdir()
        return TrainingJob(
            arms={"short": SHORT, "long": LONG},
            arm="short",
            reference="long",
            special=(MARK,),
            out=folder / "out",
            checkpoints=folder / "checkpoints",
            model=None,
            init=self.init,
            tokenizer=None,
            lora=False,
            budget=Budget(epochs=2),
            match="examples",
            seed=1,
            options=settle_options("trainer", self.trainer.options, self.options),
        )

    def test_describes_itself(self) -> None:
        """Names, summaries, and options whose defaults are allowed."""
        assert self.trainer.name.split() == [self.trainer.name], "a name is one word"
        assert self.trainer.summary.strip()
        assert "\n" not in self.trainer.summary
        assert self.init in self.trainer.sizes
        for option in self.trainer.options:
            option.check(option.default)

    def test_tells_every_step(self, trained: Trained) -> None:
        """In order, with the tokens read so far; the summary says the same."""
        steps, summary = trained.steps, trained.summary
        count = summary.extent.steps
        assert [step.step for step in steps] == list(range(1, count + 1))
        assert {step.steps for step in steps} == {count}
        assert [step.tokens for step in steps] == sorted(step.tokens for step in steps)
        assert steps[-1].tokens == summary.extent.tokens
        assert all(step.loss >= 0 for step in steps)

    def test_arms_are_matched(self, trained: Trained) -> None:
        """Two epochs of the reference are as many examples of this arm, in fewer tokens."""
        summary = trained.summary
        assert summary.extent.examples == summary.reference.examples == 2 * len(SHORT)
        assert summary.extent.tokens < summary.reference.tokens
        assert summary.dropped == 0
        assert summary.parameters > 0

    def test_an_arm_equals_itself(self, trained: Trained, tmp_path: Path) -> None:
        """Tokens as a budget are read to half a batch."""
        wanted = trained.summary.extent.tokens
        job = replace(self.job(tmp_path), reference="short", budget=Budget(tokens=wanted))
        summary = self.trainer.train(job, lambda step: None)
        assert summary.extent == summary.reference == trained.summary.extent

    def test_an_interruption_changes_nothing(self, trained: Trained, tmp_path: Path) -> None:
        """The later steps have the losses that they would have had, and the files are the same."""
        straight = trained.steps
        job = self.job(tmp_path)
        with pytest.raises(_Interruption):
            self.trainer.train(job, _interrupt_at_last)
        later: list[TrainingStep] = []
        self.trainer.train(job, later.append)
        assert len(later) < len(straight), "it began anew: there was no checkpoint"
        if self.reproducible:
            assert later == straight[len(straight) - len(later) :]
            assert dict(_files(job.out)) == dict(_files(trained.out))

    def test_a_batch_is_shown_as_it_is(self, tmp_path: Path) -> None:
        """Each example is a prompt, which is read, then completion and end, which are learnt."""
        texts = {example.prompt: example.completion for example in SHORT}
        batch = self.trainer.show_batch(self.job(tmp_path))
        assert batch
        for example in batch:
            trained = [token.trained for token in example]
            assert trained == sorted(trained), "the prompt comes first"
            prompt = "".join(token.text for token in example if not token.trained)
            *completion, end = (token.text for token in example if token.trained)
            assert "".join(completion) == texts[prompt]
            assert completion.count(MARK) == 1, "it is no token of its own"
            assert end.strip()

    def test_refuses_to_learn_from_nothing(self, tmp_path: Path) -> None:
        """With a message for the user."""
        job = replace(self.job(tmp_path), arms={"short": [], "long": []})
        with pytest.raises(UsageError):
            self.trainer.train(job, lambda step: None)


class _Interruption(Exception):
    """Stands for whatever ends a process."""


def _interrupt_at_last(step: TrainingStep) -> None:
    if step.step == step.steps:
        raise _Interruption


def _files(folder: Path) -> Iterator[tuple[str, bytes]]:
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            yield path.name, path.read_bytes()
