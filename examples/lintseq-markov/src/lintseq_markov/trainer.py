"""The trainer: it counts, batch by batch, and can be interrupted anywhere."""

from __future__ import annotations

import math
import time
from collections.abc import Callable, Sequence
from importlib.metadata import version
from pathlib import Path
from typing import ClassVar

from lintseq.core.errors import UsageError, did_you_mean
from lintseq.core.option import Option
from lintseq.core.trainer import ShownToken, Trainer, TrainingJob, TrainingStep, TrainingSummary
from lintseq_markov import checkpoint
from lintseq_markov.chain import Chain
from lintseq_markov.checkpoint import Progress
from lintseq_markov.lesson import Lesson, Text, lesson_for
from lintseq_markov.model import CHAIN, read_chain

ORDERS = {"short": 4, "long": 14}


class MarkovTrainer(Trainer):
    """Counts which token follows which contexts. Prompts are contexts; only completions count."""

    name = "markov"
    summary = "counts what follows what: seconds, no libraries, little understanding"
    sizes: ClassVar[dict[str, str]] = {
        name: f"contexts of up to {order} tokens" for name, order in ORDERS.items()
    }
    options = (
        Option("batch-tokens", 512, "tokens in a batch", minimum=1),
        Option("checkpoint-steps", 50, "steps from one checkpoint to the next", minimum=1),
    )
    kind = "markov"

    def train(self, job: TrainingJob, on_step: Callable[[TrainingStep], None]) -> TrainingSummary:
        """Count, from the last checkpoint on if there is one, and write the chain."""
        started = time.monotonic()
        lesson = _lesson(job)
        progress = checkpoint.load(job.checkpoints) or Progress(_first_chain(job))
        for batch in lesson.batches[len(progress.losses) :]:
            _take_step(progress, [lesson.texts[number] for number in batch])
            done = len(progress.losses)
            on_step(TrainingStep(done, len(lesson.batches), progress.losses[-1], progress.tokens))
            if done % int(job.options["checkpoint-steps"]) == 0:
                checkpoint.save(progress, job.checkpoints)
        checkpoint.write_whole(job.out / CHAIN, progress.chain.written())
        return _summary(lesson, progress, time.monotonic() - started)

    def show_batch(self, job: TrainingJob) -> Sequence[Sequence[ShownToken]]:
        """The first batch, without the mark at the beginning of each text."""
        lesson = _lesson(job)
        return [
            [
                ShownToken(token, trained=place >= text.start)
                for place, token in enumerate(text.tokens)
                if place > 0
            ]
            for text in (lesson.texts[number] for number in lesson.batches[0])
        ]


def _lesson(job: TrainingJob) -> Lesson:
    if job.lora:
        raise UsageError("The trainer 'markov' has nothing to adapt: leave out --lora.")
    if job.tokenizer is not None:
        raise UsageError("The trainer 'markov' has tokens of its own: leave out --tokenizer.")
    return lesson_for(job, int(job.options["batch-tokens"]))


def _first_chain(job: TrainingJob) -> Chain:
    if job.model is not None:
        return read_chain(Path(job.model))
    if job.init not in ORDERS:
        raise UsageError(
            f"The trainer 'markov' has no size '{job.init}': {did_you_mean(str(job.init), ORDERS)}"
        )
    return Chain(ORDERS[job.init], tuple(job.special))


def _take_step(progress: Progress, texts: Sequence[Text]) -> None:
    """Learn a batch; its loss is what the chain thought of it before."""
    chain, scores = progress.chain, []
    for text in texts:
        learnt = range(text.start, len(text.tokens))
        scores += [chain.score(text.tokens, place) for place in learnt]
        progress.tokens += len(text.tokens)
    for text in texts:
        chain.learn(text.tokens, text.start)
    progress.losses.append(-sum(map(math.log, scores)) / len(scores))


def _summary(lesson: Lesson, progress: Progress, seconds: float) -> TrainingSummary:
    last = progress.losses[-max(1, len(progress.losses) // 10) :]
    return TrainingSummary(
        extent=lesson.extent,
        reference=lesson.reference,
        dropped=0,
        parameters=sum(map(len, progress.chain.counts.values())),
        loss=sum(last) / len(last),
        seconds=seconds,
        versions={"lintseq-markov": version("lintseq-markov")},
    )
