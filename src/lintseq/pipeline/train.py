"""Training one arm: what was asked, settled against the plugins, and done."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from lintseq.core.errors import LintseqError, UsageError, did_you_mean
from lintseq.core.host import default_host
from lintseq.core.option import OptionValue, settle_options
from lintseq.core.serializer import SEPARATOR
from lintseq.core.trainer import (
    ShownToken,
    Trainer,
    TrainingExample,
    TrainingJob,
    TrainingStep,
    TrainingSummary,
)
from lintseq.core.training_budget import Budget, Match
from lintseq.pipeline.arms import ARMS, REFERENCE
from lintseq.pipeline.model_folder import CARD, ModelFolder
from lintseq.pipeline.training_data import TrainingData


@dataclass(frozen=True)
class TrainingRequest:
    """What a user asks for; the fields are those of `lintseq.core.trainer.TrainingJob`.

    Attributes:
        options: those of the trainer's that were set by hand.
    """

    arm: str
    data: TrainingData
    trainer: str
    model: str | None
    init: str | None
    tokenizer: str | None
    lora: bool
    budget: Budget
    match: Match
    seed: int
    options: Mapping[str, OptionValue]


class TrainingRun:
    """One model that is to be trained, in its folder.

    Raises:
        UsageError: the arm, the trainer or an option is unknown.
    """

    def __init__(self, request: TrainingRequest, folder: ModelFolder, lintseq_version: str) -> None:
        if request.arm not in ARMS:
            raise UsageError(f"There is no arm '{request.arm}': {did_you_mean(request.arm, ARMS)}")
        self._request = request
        self._folder = folder
        self._version = lintseq_version
        self._trainer: Trainer = default_host().trainers.get(request.trainer)
        owner = f"trainer '{self._trainer.name}'"
        self._options = settle_options(owner, self._trainer.options, request.options)

    @cached_property
    def card(self) -> dict[str, Any]:
        """Everything that decides the model, as plain JSON values."""
        request = self._request
        return {
            "arm": request.arm,
            "format": ARMS[request.arm],
            "trainer": request.trainer,
            "data": {"where": request.data.where, "sha256": request.data.sha256()},
            "model": _folder_card(request.model),
            "init": request.init,
            "tokenizer": _folder_card(request.tokenizer),
            "lora": request.lora,
            "budget": {name: size for name, size in asdict(request.budget).items() if size},
            "match": request.match,
            "seed": request.seed,
            "options": self._options,
            "lintseq_version": self._version,
        }

    @property
    def is_done(self) -> bool:
        """Whether the folder holds this very model, finished.

        Raises:
            UsageError: it holds another, or the beginning of another.
        """
        return self._folder.check_same(self.card)

    def train(self, on_step: Callable[[TrainingStep], None]) -> TrainingSummary:
        """Train, from the last checkpoint if there is one, and publish the model in its folder."""
        arms = self._request.data.arms()
        self._folder.begin(self.card)
        try:
            summary = self._trainer.train(self._job(arms), on_step)
        except LintseqError:
            self._folder.leave_nothing()
            raise
        self._folder.publish(self.card, summary)
        return summary

    def show_batch(self) -> Sequence[Sequence[ShownToken]]:
        """The first batch as the model will read it. Nothing is written."""
        return self._trainer.show_batch(self._job(self._request.data.arms()))

    def _job(self, arms: Mapping[str, Sequence[TrainingExample]]) -> TrainingJob:
        request = self._request
        return TrainingJob(
            arms=arms,
            arm=request.arm,
            reference=REFERENCE,
            special=(SEPARATOR,),
            out=self._folder.staging,
            checkpoints=self._folder.checkpoints,
            model=request.model,
            init=request.init,
            tokenizer=request.tokenizer,
            lora=request.lora,
            budget=request.budget,
            match=request.match,
            seed=request.seed,
            options=self._options,
        )


def _folder_card(name: str | None) -> dict[str, str] | None:
    """A folder that the model is made from, by name and by the hash of its files."""
    if name is None:
        return None
    folder = Path(name)
    if not folder.is_dir():
        raise UsageError(f"There is no folder '{name}': name one that holds a model or tokenizer.")
    digest = hashlib.sha256()
    for path in sorted(path for path in folder.iterdir() if path.is_file()):
        # The card tells of clocks; it decides nothing.
        if path.suffix in (".json", ".safetensors", ".txt", ".model") and path.name != CARD:
            digest.update(f"{path.name}\0{path.stat().st_size}\0".encode())
            with path.open("rb") as content:
                while block := content.read(1 << 20):
                    digest.update(block)
    return {"where": name, "sha256": digest.hexdigest()}
