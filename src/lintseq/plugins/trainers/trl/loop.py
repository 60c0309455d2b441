"""The training loop: TRL's, with batches that are planned ahead and checkpoints that are whole.

This module imports the libraries at its top, because its class is made from theirs; it is itself
imported by `lintseq.plugins.trainers.trl.libraries.load_libraries` alone.
"""

from __future__ import annotations

import json
import math
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

from datasets import Dataset
from safetensors import SafetensorError
from torch.nn.functional import cross_entropy
from torch.utils.data import DataLoader
from transformers import PrinterCallback, Trainer
from trl import SFTConfig, SFTTrainer

from lintseq.core.errors import TrainerFailed
from lintseq.core.trainer import TrainingStep
from lintseq.plugins.trainers.trl.checkpoints import (
    PART,
    keep_checkpoint,
    last_checkpoint,
    part_folder,
    step_of,
)
from lintseq.plugins.trainers.trl.examples import IGNORED, Lesson
from lintseq.plugins.trainers.trl.options import Settings

LOSSES = "losses.json"
"""The file of a checkpoint that holds the loss of every step so far."""


class EditTrainer(SFTTrainer):  # type: ignore[misc]
    """TRL's trainer of completions, on the batches of a `Lesson`.

    Attributes:
        losses: of every step so far, those before the last checkpoint included.
    """

    def __init__(
        self,
        network: Any,
        tokenizer: Any,
        lesson: Lesson,
        settings: Settings,
        folder: Path,
        seed: int,
        on_step: Callable[[TrainingStep], None],
    ) -> None:
        self._lesson = lesson
        self._folder = folder
        self._on_step = on_step
        self._columns = [example.columns() for example in lesson.examples]
        self._tokens_read = lesson.tokens_read()
        self.losses: list[float] = []
        super().__init__(
            network,
            _arguments(settings, len(lesson.batches), part_folder(folder), seed),
            # The whole of it would be copied; `get_train_dataloader` has what is trained on.
            train_dataset=Dataset.from_list(self._columns[:1]),
            processing_class=tokenizer,
        )
        self.remove_callback(PrinterCallback)

    def run(self) -> None:
        """Train from the last whole checkpoint, or from the beginning, to the last batch."""
        checkpoint = last_checkpoint(self._folder)
        if checkpoint is not None:
            self.losses = json.loads((checkpoint / LOSSES).read_text("utf-8"))
        self.train(resume_from_checkpoint=None if checkpoint is None else str(checkpoint))

    def get_train_dataloader(self) -> Any:
        """The planned batches, one a step, as if all of training were a single epoch."""
        loader = DataLoader(
            self._columns,
            batch_sampler=self._lesson.batches,
            collate_fn=self.data_collator,
        )
        return self.accelerator.prepare(loader)

    def compute_loss(
        self,
        model: Any,
        inputs: dict[str, Any],
        return_outputs: bool = False,
        num_items_in_batch: Any = None,
    ) -> Any:
        """The mean over the batch's trained tokens, without the measures that TRL adds."""
        # Padding is on the right, where no trained token looks: no attention mask is needed.
        outputs = model(input_ids=inputs["input_ids"], use_cache=False)
        wanted = inputs["labels"][:, 1:]
        trained = wanted != IGNORED
        loss = cross_entropy(outputs.logits[:, :-1][trained].float(), wanted[trained])
        return (loss, outputs) if return_outputs else loss

    def training_step(self, *args: Any, **kwargs: Any) -> Any:
        """One step, of which `on_step` is told."""
        tensor = super().training_step(*args, **kwargs)
        loss = float(tensor)
        step = len(self.losses) + 1
        if not math.isfinite(loss):
            raise TrainerFailed(
                f"The loss of step {step} is no number any more: lower the rate by "
                "--set learning-rate=NUMBER."
            )
        self.losses.append(loss)
        read = self._tokens_read
        self._on_step(TrainingStep(step, len(read), loss, read[step - 1]))
        return tensor

    def _save_checkpoint(self, model: Any, trial: Any) -> None:
        step = self.state.global_step
        try:
            # Not TRL's, which writes a model card of its own.
            Trainer._save_checkpoint(self, model, trial)
            written = Path(self.args.output_dir) / f"checkpoint-{step}"
            (written / LOSSES).write_text(json.dumps(self.losses), "utf-8")
            keep_checkpoint(self._folder, step)
        # torch says RuntimeError of a disk that is full.
        except (OSError, RuntimeError, SafetensorError) as error:
            shutil.rmtree(self._folder / PART, ignore_errors=True)
            raise self._unwritten(step, error) from error

    def _unwritten(self, step: int, error: Exception) -> TrainerFailed:
        kept = last_checkpoint(self._folder)
        left = "there is none before" if kept is None else f"that of step {step_of(kept)} is whole"
        reason = " ".join(str(error).split())[:200]
        return TrainerFailed(
            f"The checkpoint of step {step} cannot be written to '{self._folder}' ({reason}), "
            f"{left}: make room, and go on by --resume."
        )


def _arguments(settings: Settings, steps: int, folder: Path, seed: int) -> Any:
    rate = settings.learning_rate
    return SFTConfig(
        output_dir=str(folder),
        max_steps=steps,
        per_device_train_batch_size=1,
        learning_rate=rate,
        lr_scheduler_type="polynomial",
        lr_scheduler_kwargs={"lr_end": settings.final_rate * rate},
        warmup_steps=min(settings.warmup_steps, steps // 5),
        optim="adamw_torch",
        weight_decay=settings.weight_decay,
        adam_beta1=settings.betas[0],
        adam_beta2=settings.betas[1],
        max_grad_norm=settings.clip,
        seed=seed,
        use_cpu=settings.use_cpu,
        bf16=False,
        activation_checkpointing=False,
        # The examples are tokens already, and short enough.
        dataset_kwargs={"skip_prepare_dataset": True},
        max_length=None,
        dataloader_num_workers=0,
        dataloader_pin_memory=False,
        save_strategy="steps",
        save_steps=settings.checkpoint_steps,
        logging_strategy="no",
        logging_nan_inf_filter=False,
        disable_tqdm=True,
        report_to="none",
        push_to_hub=False,
    )
