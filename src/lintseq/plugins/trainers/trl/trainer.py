"""The `trl` trainer, seen from outside: sizes, options, training, and a look at the first batch."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, ClassVar

from lintseq.core.errors import TrainerFailed
from lintseq.core.trainer import (
    ShownToken,
    Trainer,
    TrainingJob,
    TrainingStep,
    TrainingSummary,
)
from lintseq.plugins.trainers.trl.examples import Lesson, lesson_for
from lintseq.plugins.trainers.trl.libraries import (
    INSTALL,
    LIBRARIES,
    load_libraries,
    processors,
    versions,
)
from lintseq.plugins.trainers.trl.network import (
    check_model_folder,
    fit_embeddings,
    load_network,
    new_network,
    reach,
    save_network,
    with_adapter,
)
from lintseq.plugins.trainers.trl.options import OPTIONS, Settings, check_job, size_of
from lintseq.plugins.trainers.trl.sizes import SIZES
from lintseq.plugins.trainers.trl.tokenizer import first_line, load_tokenizer, tokenizer_for


class Trl(Trainer):
    """TRL's SFTTrainer, which learns completions and reads prompts.

    On a processor, a run that was resumed leaves the same weights as one that was not, to the bit.
    """

    name = "trl"
    summary = "transformers and TRL: small new models, or an existing one, whole or by LoRA"
    sizes: ClassVar[dict[str, str]] = {name: size.summary() for name, size in SIZES.items()}
    options = OPTIONS
    kind = "transformers"
    requires = LIBRARIES
    install = INSTALL

    def train(self, job: TrainingJob, on_step: Callable[[TrainingStep], None]) -> TrainingSummary:
        """Train, and leave the model's files in ``job.out``."""
        started = time.monotonic()
        settings, tokenizer, lesson = _prepared(job)
        load_libraries()
        from safetensors import SafetensorError

        from lintseq.plugins.trainers.trl.loop import EditTrainer

        with processors(settings.threads):
            network = _network(job, settings, tokenizer)
            trainer = EditTrainer(
                network, tokenizer, lesson, settings, job.checkpoints, job.seed, on_step
            )
            trainer.run()
            try:
                parameters = save_network(trainer.model, tokenizer, job.out)
            # torch says RuntimeError of a disk that is full.
            except (OSError, RuntimeError, SafetensorError) as error:
                raise _unsaved(job.out, error) from error
        last = trainer.losses[-max(1, len(trainer.losses) // 10) :]
        return TrainingSummary(
            extent=lesson.extent,
            reference=lesson.reference,
            dropped=lesson.dropped,
            parameters=parameters,
            loss=sum(last) / len(last),
            seconds=time.monotonic() - started,
            versions=versions(),
        )

    def show_batch(self, job: TrainingJob) -> Sequence[Sequence[ShownToken]]:
        """The first batch as the model will read it, one sequence of tokens an example."""
        _, tokenizer, lesson = _prepared(job)
        return [
            [
                ShownToken(tokenizer.decode([token]), trained=place >= example.prompt)
                for place, token in enumerate(example.ids)
            ]
            for example in (lesson.examples[number] for number in lesson.batches[0])
        ]


def _prepared(job: TrainingJob) -> tuple[Settings, Any, Lesson]:
    """All that is decided before the first step, without loading what trains."""
    check_job(job)
    settings = Settings.of(job)
    limit = settings.max_length
    if job.model is not None:
        check_model_folder(Path(job.model))
    load_libraries(("tokenizers", "transformers"))
    if job.model is not None:
        limit = min(limit, reach(Path(job.model)) or limit)
    tokenizer = tokenizer_for(job, settings.vocabulary)
    return settings, tokenizer, lesson_for(job, settings, tokenizer, limit)


def _network(job: TrainingJob, settings: Settings, tokenizer: Any) -> Any:
    if job.model is None:
        return new_network(size_of(job), tokenizer, settings.max_length, job.seed)
    folder = Path(job.model)
    network = load_network(folder)
    fit_embeddings(network, tokenizer, len(load_tokenizer(Path(job.tokenizer or folder))))
    if not job.lora:
        return network
    rows = tokenizer.convert_tokens_to_ids(list(job.special))
    return with_adapter(network, settings.lora_rank, rows, job.seed)


def _unsaved(out: Path, error: Exception) -> TrainerFailed:
    return TrainerFailed(
        f"The model cannot be written to '{out}' ({first_line(error)}): make room, and go on by "
        "--resume."
    )
