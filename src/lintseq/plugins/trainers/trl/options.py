"""What a user may set of the `trl` trainer, and the settings that come of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from lintseq.core.errors import UsageError, did_you_mean
from lintseq.core.option import Option, OptionValue
from lintseq.core.trainer import TrainingJob
from lintseq.plugins.trainers.trl.sizes import SIZES, VOCABULARY, Size

OPTIONS = (
    Option(
        "learning-rate",
        0.0,
        "the highest; 0 for what suits: as --init SIZE says, 5e-5 with --model, 2e-4 with --lora",
        minimum=0,
    ),
    Option("warmup-steps", 40, "steps up to the highest rate, at most a fifth of all", minimum=0),
    Option("final-rate", 0.02, "the last learning rate, as a share of the highest", minimum=0),
    Option("weight-decay", 0.1, "of AdamW", minimum=0),
    Option("beta1", 0.9, "of AdamW", minimum=0),
    Option("beta2", 0.95, "of AdamW", minimum=0),
    Option("clip", 1.0, "the gradient's norm is cut off here; 0 for never", minimum=0),
    Option("batch-tokens", 1024, "tokens in a batch, padding included", minimum=1),
    Option(
        "max-length",
        2048,
        "tokens of prompt, completion and end; a longer program is left out of every arm",
        minimum=2,
    ),
    Option("vocabulary", VOCABULARY, "tokens of a tokenizer that is trained", minimum=260),
    Option("checkpoint-steps", 500, "steps from one checkpoint to the next", minimum=1),
    Option("lora-rank", 16, "of the adapter that --lora trains", minimum=1),
    Option("device", "auto", "auto takes a GPU if there is one", choices=("auto", "cpu")),
    Option("threads", 1, "processors used where no GPU is; more may be slower", minimum=1),
)


@dataclass(frozen=True)
class Settings:
    """A job's options, by name and typed."""

    learning_rate: float
    warmup_steps: int
    final_rate: float
    weight_decay: float
    betas: tuple[float, float]
    clip: float
    batch_tokens: int
    max_length: int
    vocabulary: int
    checkpoint_steps: int
    lora_rank: int
    use_cpu: bool
    threads: int

    @classmethod
    def of(cls, job: TrainingJob) -> Settings:
        """The settings of ``job``.

        Raises:
            UsageError: they contradict each other.
        """
        values = job.options
        settings = cls(
            learning_rate=float(values["learning-rate"]) or _usual_rate(job),
            warmup_steps=int(values["warmup-steps"]),
            final_rate=float(values["final-rate"]),
            weight_decay=float(values["weight-decay"]),
            betas=(float(values["beta1"]), float(values["beta2"])),
            clip=float(values["clip"]),
            batch_tokens=int(values["batch-tokens"]),
            max_length=int(values["max-length"]),
            vocabulary=int(values["vocabulary"]),
            checkpoint_steps=int(values["checkpoint-steps"]),
            lora_rank=int(values["lora-rank"]),
            use_cpu=values["device"] == "cpu",
            threads=int(values["threads"]),
        )
        _check(settings, values)
        return settings


def size_of(job: TrainingJob) -> Size:
    """The size of the new model.

    Raises:
        UsageError: there is no such size.
    """
    name = job.init or ""
    if name not in SIZES:
        raise UsageError(f"There is no size '{name}' for --init: {did_you_mean(name, SIZES)}")
    return SIZES[name]


def check_job(job: TrainingJob) -> None:
    """Raise a `UsageError` if the job asks for things that do not go together."""
    if (job.model is None) == (job.init is None):
        raise UsageError(
            "Say what to train by one of --init SIZE (a new model) and --model FOLDER."
        )
    if job.lora and job.model is None:
        raise UsageError("--lora adapts a model that has learnt: give one by --model FOLDER.")
    if job.init is not None:
        size_of(job)


def _usual_rate(job: TrainingJob) -> float:
    if job.model is None:
        return size_of(job).learning_rate
    return 2e-4 if job.lora else 5e-5


def _check(settings: Settings, values: Mapping[str, OptionValue]) -> None:
    for name in ("beta1", "beta2"):
        if not float(values[name]) < 1:
            raise UsageError(f"The option '{name}' is less than 1, not {values[name]}.")
    if not settings.final_rate <= 1:
        raise UsageError(f"The option 'final-rate' is at most 1, not {settings.final_rate}.")
