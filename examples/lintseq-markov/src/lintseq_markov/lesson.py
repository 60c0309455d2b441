"""What a job teaches: its examples as tokens, batch by batch, as long as the budget says."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from lintseq.core.batch_plan import Batch, endless_batches
from lintseq.core.errors import UsageError
from lintseq.core.trainer import TrainingExample, TrainingJob
from lintseq.core.training_budget import Extent, matched_batches, reference_batches
from lintseq_markov.tokens import BEGIN, END, split


@dataclass(frozen=True, slots=True)
class Text:
    """One example: what is read only, then, from ``start`` on, what is learnt."""

    tokens: list[str]
    start: int


@dataclass(frozen=True)
class Lesson:
    """The texts, which of them each step takes, and what that comes to, also for the reference."""

    texts: Sequence[Text]
    batches: Sequence[Batch]
    extent: Extent
    reference: Extent


def lesson_for(job: TrainingJob, batch_tokens: int) -> Lesson:
    """What ``job`` teaches.

    Raises:
        UsageError: nothing.
    """
    if not job.arms[job.arm]:
        raise UsageError("There is nothing to train on: the data has no rows.")
    texts = [_text(example, job.special) for example in job.arms[job.arm]]
    lengths = [len(text.tokens) for text in texts]
    others = [len(_text(example, job.special).tokens) for example in job.arms[job.reference]]
    counted = reference_batches(job.budget, endless_batches(others, batch_tokens, job.seed), others)
    reference = Extent.of(counted, others)
    batches = counted
    if job.arm != job.reference:
        plan = endless_batches(lengths, batch_tokens, job.seed)
        batches = matched_batches(job.match, reference, plan, lengths)
    return Lesson(texts, batches, Extent.of(batches, lengths), reference)


def _text(example: TrainingExample, special: Sequence[str]) -> Text:
    asked = [BEGIN, *split(example.prompt, special)]
    return Text([*asked, *split(example.completion, special), END], len(asked))
