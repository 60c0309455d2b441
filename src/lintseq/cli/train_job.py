"""``lintseq train`` step by step: settle what was asked, train or show a batch, tell what came."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import lintseq
from lintseq.cli.show_batch import batch_lines
from lintseq.cli.terminal import harmless, page_console, words_console
from lintseq.cli.train_progress import TrainProgress
from lintseq.core.host import default_host
from lintseq.core.option import OptionValue, read_assignments
from lintseq.core.trainer import TrainingSummary
from lintseq.core.training_budget import Budget, Extent
from lintseq.pipeline.arms import REFERENCE
from lintseq.pipeline.model_folder import ModelFolder
from lintseq.pipeline.train import TrainingRequest, TrainingRun
from lintseq.pipeline.training_data import TrainingData

TRAIN = "train"
"""The word for a tokenizer that is made on the spot."""


class TrainJob:
    """One call of ``lintseq train``."""

    def __init__(self, given: Mapping[str, Any], out: Path) -> None:
        self._given = given
        self._out = out
        self._console = words_console()
        self._folder = ModelFolder(out)
        self._run = TrainingRun(_request(given), self._folder, lintseq.__version__)

    def run(self) -> None:
        """Do the job."""
        if self._given["show_batch"]:
            console = page_console()
            for line in batch_lines(self._run.show_batch()):
                console.print(line)
            return
        self._folder.prepare(resume=self._given["resume"], overwrite=self._given["overwrite"])
        if self._run.is_done:
            self._folder.clean()
            self._say(f"The model in '{self._out}' is finished.")
            return
        self._tell(self._train())

    def _train(self) -> TrainingSummary:
        with TrainProgress(self._console, quiet=self._given["quiet"]) as progress:
            try:
                return self._run.train(progress.advance)
            except KeyboardInterrupt:
                raise KeyboardInterrupt(
                    f"Interrupted{progress.words()}; --resume goes on from the last checkpoint."
                ) from None

    def _tell(self, summary: TrainingSummary) -> None:
        arm = self._given["arm"]
        self._say(f"{arm}: {_extent(summary.extent)}")
        if arm != REFERENCE:
            self._say(
                f"{REFERENCE}, matched by {self._given['match']}: {_extent(summary.reference)}"
            )
        if summary.dropped:
            self._say(f"{summary.dropped} examples left out of every arm: too long")
        self._say(
            f"{summary.parameters:,} parameters; loss {summary.loss:.4f} over the last tenth; "
            f"{summary.seconds:.1f} s → {self._out}"
        )

    def _say(self, words: str) -> None:
        if not self._given["quiet"]:
            self._console.print(harmless(words))


def _extent(extent: Extent) -> str:
    return f"{extent.examples:,} examples, {extent.tokens:,} tokens, {extent.steps:,} steps"


def _request(given: Mapping[str, Any]) -> TrainingRequest:
    budget = {name: given[name] for name in ("steps", "epochs", "tokens")}
    if not any(budget.values()):
        budget["epochs"] = 1.0
    return TrainingRequest(
        arm=given["arm"],
        data=TrainingData(given["data"]),
        trainer=given["trainer"],
        model=given["model"],
        init=given["init"],
        tokenizer=None if given["tokenizer"] == TRAIN else given["tokenizer"],
        lora=given["lora"],
        budget=Budget(**budget),
        match=given["match"],
        seed=given["seed"],
        options=_options(given),
    )


def _options(given: Mapping[str, Any]) -> dict[str, OptionValue]:
    trainer = default_host().trainers.get(given["trainer"])
    return read_assignments(f"trainer '{trainer.name}'", trainer.options, given["assignments"])
