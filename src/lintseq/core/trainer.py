"""Trainers: what makes models of instructions and texts."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import ClassVar, Literal

from lintseq.core.option import Option, OptionValue

Match = Literal["examples", "tokens", "steps"]
"""In what the arms of a comparison are equal."""


@dataclass(frozen=True, slots=True)
class TrainingExample:
    """A prompt and the completion that is learnt; the end of text follows it.

    Attributes:
        id: of the record it comes from.
    """

    id: str
    prompt: str
    completion: str


@dataclass(frozen=True, slots=True)
class Budget:
    """How long to train: just one of these is set.

    Attributes:
        steps: of the optimizer.
        epochs: passes over the examples.
        tokens: that the model reads, prompts included.
    """

    steps: int | None = None
    epochs: float | None = None
    tokens: int | None = None


@dataclass(frozen=True)
class TrainingJob:
    """What is to be trained, on what, and how long.

    Attributes:
        examples: of this arm, in order.
        reference: of the arm that the budget is counted in; `match` says what this arm has in
            common with it.
        corpus: texts for a tokenizer that is trained on the spot: the same for every arm.
        special: tokens that are one each, whatever the tokenizer: the separator of edits.
        out: the model's folder.
        model: the folder of the model to go on from; None to begin anew, as `init` says.
        init: the size of a new model, from the trainer's `sizes`.
        tokenizer: the folder of a tokenizer; None for the model's own, or a newly trained one.
        lora: train a low-rank adapter, and merge it at the end.
        budget: how long, in terms of `reference`.
        match: in what this arm equals the reference.
        seed: of everything drawn.
        options: a value for each of the trainer's.
        resume: go on from the last checkpoint in ``out``, if there is one.
        notes: what the model's folder is to say of its making: arm, format, data.
    """

    examples: Sequence[TrainingExample]
    reference: Sequence[TrainingExample]
    corpus: Sequence[str]
    special: Sequence[str]
    out: Path
    model: str | None
    init: str | None
    tokenizer: str | None
    lora: bool
    budget: Budget
    match: Match
    seed: int
    options: Mapping[str, OptionValue]
    resume: bool
    notes: Mapping[str, object] = field(default_factory=dict)


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
    """What a training run was, in all three measures by which arms are matched.

    Attributes:
        examples: seen, repeats counted.
        tokens: read, prompts included.
        trained_tokens: that the loss was taken over.
        steps: of the optimizer.
        dropped: examples that are longer than the length limit.
        parameters: of the model.
        loss: mean over the last tenth of the steps.
        seconds: on the wall clock, of this run.
    """

    examples: int
    tokens: int
    trained_tokens: int
    steps: int
    dropped: int
    parameters: int
    loss: float
    seconds: float


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
    """

    name: ClassVar[str]
    summary: ClassVar[str]
    sizes: ClassVar[Mapping[str, str]]
    options: ClassVar[tuple[Option, ...]] = ()
    kind: ClassVar[str]

    @abstractmethod
    def train(self, job: TrainingJob, on_step: Callable[[TrainingStep], None]) -> TrainingSummary:
        """Train, and leave the model in ``job.out``.

        Killed at any moment and started again with ``resume``, it leaves the same model.

        Raises:
            UsageError: the job cannot be done as asked: no examples, none short enough, a model
                folder that is none.
            TrainerFailed: what it needs is not installed, or a disk is full; the last whole
                checkpoint stays.
        """

    @abstractmethod
    def show_batch(self, job: TrainingJob) -> Sequence[Sequence[ShownToken]]:
        """The first batch as the model will read it, one sequence of tokens an example."""
