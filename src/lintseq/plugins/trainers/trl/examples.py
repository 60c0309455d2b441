"""Examples as tokens: the prompt as a model is asked it, then what is learnt, then one end of text.

Prompt and completion are turned into tokens apart, because sampling has the prompt alone.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from lintseq.core.batch_plan import Batch, endless_batches
from lintseq.core.errors import UsageError
from lintseq.core.trainer import TrainingExample, TrainingJob
from lintseq.core.training_budget import Extent, matched_batches, reference_batches
from lintseq.plugins.trainers.trl.options import Settings

IGNORED = -100
"""Label of a token that is not trained."""
_AT_ONCE = 1000


@dataclass(frozen=True, slots=True)
class TokenExample:
    """One example as tokens.

    Attributes:
        ids: prompt, completion, end of text.
        prompt: how many of them are the prompt.
    """

    ids: list[int]
    prompt: int

    def columns(self) -> dict[str, list[int]]:
        """The example as TRL's collator takes it."""
        labels = [IGNORED] * self.prompt + self.ids[self.prompt :]
        return {"input_ids": self.ids, "labels": labels}


@dataclass(frozen=True)
class Lesson:
    """Everything that is decided before the first step.

    Attributes:
        examples: those of the arm that are short enough.
        batches: one for each step, of numbers of examples.
        extent: what they come to.
        reference: what the budget comes to in the reference arm.
        dropped: examples that are too long, in one arm at least.
    """

    examples: Sequence[TokenExample]
    batches: Sequence[Batch]
    extent: Extent
    reference: Extent
    dropped: int

    def tokens_read(self) -> list[int]:
        """For each step the tokens read when it is done."""
        read = 0
        totals = []
        for batch in self.batches:
            read += sum(len(self.examples[number].ids) for number in batch)
            totals.append(read)
        return totals


def lesson_for(job: TrainingJob, settings: Settings, tokenizer: Any, limit: int) -> Lesson:
    """What ``job`` trains, batch by batch; no example is longer than ``limit`` tokens.

    Raises:
        UsageError: there is no example, or none that is short enough.
    """
    if not job.arms[job.arm]:
        raise UsageError("There is nothing to train on: the data has no rows.")
    arms = {name: tokenised(tokenizer, arm, job.special) for name, arm in job.arms.items()}
    longest = [max(map(len, texts)) for texts in zip(*_ids(arms), strict=True)]
    kept = [number for number, length in enumerate(longest) if length <= limit]
    if not kept:
        raise UsageError(
            f"All {len(longest)} examples are longer than {limit} tokens, the shortest has "
            f"{min(longest)} in its longest arm: raise the limit by --set max-length=NUMBER, or "
            "train on shorter programs."
        )
    examples = [arms[job.arm][number] for number in kept]
    lengths = [len(example.ids) for example in examples]
    other = [len(arms[job.reference][number].ids) for number in kept]
    budget, tokens = settings.batch_tokens, job.budget
    counted = reference_batches(tokens, endless_batches(other, budget, job.seed), other)
    reference = Extent.of(counted, other)
    batches = counted
    if job.arm != job.reference:
        plan = endless_batches(lengths, budget, job.seed)
        batches = matched_batches(job.match, reference, plan, lengths)
    extent = Extent.of(batches, lengths)
    return Lesson(examples, batches, extent, reference, len(longest) - len(kept))


def tokenised(
    tokenizer: Any, examples: Sequence[TrainingExample], special: Sequence[str]
) -> list[TokenExample]:
    """The examples as tokens, in their order."""
    return list(_tokenised(tokenizer, examples, special))


def _tokenised(
    tokenizer: Any, examples: Sequence[TrainingExample], special: Sequence[str]
) -> Iterator[TokenExample]:
    end = tokenizer.eos_token_id
    # What a program spells is no end of text, whatever it spells. A tokenizer of the user's may
    # hold our own strings to be special, though: then none can be told apart.
    apart = not set(special) & set(tokenizer.all_special_tokens)
    for start in range(0, len(examples), _AT_ONCE):
        some = examples[start : start + _AT_ONCE]
        prompts = tokenizer([example.prompt for example in some])["input_ids"]
        completions = tokenizer(
            [example.completion for example in some],
            add_special_tokens=False,
            split_special_tokens=apart,
        )["input_ids"]
        for prompt, completion in zip(prompts, completions, strict=True):
            # Some tokenizers end every text; a prompt has not ended.
            while prompt and prompt[-1] == end:
                prompt.pop()
            asked = prompt or [_beginning(tokenizer)]
            yield TokenExample([*asked, *completion, end], len(asked))


def _beginning(tokenizer: Any) -> int:
    """What stands for an empty prompt."""
    begin, end = tokenizer.bos_token_id, tokenizer.eos_token_id
    return int(end if begin is None else begin)


def _ids(arms: dict[str, list[TokenExample]]) -> list[list[list[int]]]:
    return [[example.ids for example in arm] for arm in arms.values()]
