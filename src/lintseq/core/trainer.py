"""Trainers: what makes models of instructions and texts."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import ClassVar

from lintseq.core.option import Option, OptionValue
from lintseq.core.training_budget import Budget, Extent, Match


@dataclass(frozen=True, slots=True)
class TrainingExample:
    """A prompt and the completion that is learnt; the end of text follows it.

    Attributes:
        id: of the record it comes from.
    """

    id: str
    prompt: str
    completion: str


@dataclass(frozen=True)
class TrainingJob:
    """What is to be trained, on what, and how long.

    Attributes:
        arms: the examples of every arm, by its name: of the same programs, in the same order, and
            so equally many. They are all here so that a tokenizer that is trained on the spot is
            the same for every arm, and so that a program that is too long in one arm is left out
            of all of them.
        arm: the arm that is trained.
        reference: the arm that the budget is counted in; `match` says what ``arm`` has in common
            with it.
        special: strings that are one token each, whatever the tokenizer: the separator of edits.
        out: the folder for the finished model's files. It is empty.
        checkpoints: the folder for checkpoints. What is in it comes from a job that was the same.
        model: the folder of the model to go on from; None to begin anew, as `init` says.
        init: the size of a new model, from the trainer's `sizes`.
        tokenizer: the folder of a tokenizer; None for the model's own, or a newly trained one.
        lora: train a low-rank adapter, and merge it at the end.
        budget: how long, in terms of `reference`.
        match: in what this arm equals the reference.
        seed: of everything drawn.
        options: a value for each of the trainer's.
    """

    arms: Mapping[str, Sequence[TrainingExample]]
    arm: str
    reference: str
    special: Sequence[str]
    out: Path
    checkpoints: Path
    model: str | None
    init: str | None
    tokenizer: str | None
    lora: bool
    budget: Budget
    match: Match
    seed: int
    options: Mapping[str, OptionValue]


@dataclass(frozen=True, slots=True)
class TrainingStep:
    """What is told of a step while training goes on.

    Attributes:
        step: counted from 1.
        steps: how many there will be.
        loss: mean over the trained tokens of the step's batch.
        tokens: read so far.
    """

    step: int
    steps: int
    loss: float
    tokens: int


@dataclass(frozen=True, slots=True)
class TrainingSummary:
    """What a training run was.

    Attributes:
        extent: how long this arm was trained, in all measures by which arms are matched.
        reference: how long the reference arm is trained with the same budget.
        dropped: examples left out of all arms because one arm's text is over the length limit.
        parameters: of the model.
        loss: mean over the last tenth of the steps.
        seconds: on the wall clock, of this process.
        versions: of the libraries that decide the result.
    """

    extent: Extent
    reference: Extent
    dropped: int
    parameters: int
    loss: float
    seconds: float
    versions: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class ShownToken:
    """One token of a batch, for ``--show-batch``: its text, and whether it is trained."""

    text: str
    trained: bool


class Trainer(ABC):
    """A way to train models.

    Attributes:
        name: as in ``--trainer NAME``.
        summary: one line for ``lintseq plugins``.
        sizes: what ``--init`` may say, each with one line about it.
        options: what a user may set by ``--set NAME=VALUE``.
        kind: the kind of model that it makes, as `lintseq.core.model.ModelKind.name`.
        requires: modules that it imports when it is used, for ``lintseq doctor``.
        install: the command that installs them.
    """

    name: ClassVar[str]
    summary: ClassVar[str]
    sizes: ClassVar[Mapping[str, str]]
    options: ClassVar[tuple[Option, ...]] = ()
    kind: ClassVar[str]
    requires: ClassVar[tuple[str, ...]] = ()
    install: ClassVar[str] = ""

    @abstractmethod
    def train(self, job: TrainingJob, on_step: Callable[[TrainingStep], None]) -> TrainingSummary:
        """Train, and leave the model's files in ``job.out``.

        It goes on from the last whole checkpoint in ``job.checkpoints``, if there is one: killed
        at any moment and called again for the same job, it leaves the same model.

        Raises:
            UsageError: the job cannot be done as asked: no examples, none short enough, a model
                folder that is none.
            TrainerFailed: what it needs is not installed, or a disk is full; the last whole
                checkpoint stays.
        """

    @abstractmethod
    def show_batch(self, job: TrainingJob) -> Sequence[Sequence[ShownToken]]:
        """The first batch as the model will read it, one sequence of tokens an example.

        Raises:
            UsageError: as `train` does.
            TrainerFailed: what it needs is not installed.
        """
