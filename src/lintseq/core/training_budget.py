"""How long to train: budgets, what they come to in batches, and how arms are matched.

A budget is counted in one arm, the reference. What another arm has in common with it is chosen:
the examples seen, the tokens read, or the optimizer's steps; the other two then differ, because an
arm's texts are longer or shorter. So all three are told of every arm.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Literal, get_args

from lintseq.core.batch_plan import Batch
from lintseq.core.errors import UsageError

Match = Literal["examples", "tokens", "steps"]
"""In what the arms of a comparison are equal."""
MATCHES: tuple[Match, ...] = get_args(Match)


@dataclass(frozen=True, slots=True)
class Budget:
    """How long to train: just one of these is set, and more than 0.

    Attributes:
        steps: of the optimizer.
        epochs: passes over the examples.
        tokens: that the model reads, prompts included.
    """

    steps: int | None = None
    epochs: float | None = None
    tokens: int | None = None

    def __post_init__(self) -> None:
        given = [size for size in (self.steps, self.epochs, self.tokens) if size is not None]
        if len(given) != 1:
            raise UsageError("Say how long to train by one of --steps, --epochs and --tokens.")
        if not 0 < given[0] < float("inf"):
            raise UsageError(f"Training takes a budget of more than 0, not {given[0]}.")


@dataclass(frozen=True, slots=True)
class Extent:
    """How long a training run is, in every measure.

    Attributes:
        examples: seen, repeats counted.
        tokens: read, prompts and ends of text included, padding not.
        steps: of the optimizer, one a batch.
    """

    examples: int
    tokens: int
    steps: int

    @classmethod
    def of(cls, batches: Sequence[Batch], lengths: Sequence[int]) -> Extent:
        """The extent of training on ``batches``."""
        tokens = sum(lengths[example] for batch in batches for example in batch)
        return cls(sum(map(len, batches)), tokens, len(batches))


def reference_batches(
    budget: Budget, batches: Iterator[Batch], lengths: Sequence[int]
) -> list[Batch]:
    """The batches that ``budget`` comes to in the reference arm."""
    if budget.steps is not None:
        return matched_batches("steps", Extent(0, 0, budget.steps), batches, lengths)
    if budget.epochs is not None:
        examples = max(1, round(budget.epochs * len(lengths)))
        return matched_batches("examples", Extent(examples, 0, 0), batches, lengths)
    assert budget.tokens is not None
    return matched_batches("tokens", Extent(0, budget.tokens, 0), batches, lengths)


def matched_batches(
    match: Match, extent: Extent, batches: Iterator[Batch], lengths: Sequence[int]
) -> list[Batch]:
    """So many of an arm's ``batches`` that it equals ``extent`` in what ``match`` says.

    Steps and examples are equal to the last one, for which the last batch may be cut short;
    tokens are equal to half a batch.
    """
    if match == "steps":
        return list(islice(batches, extent.steps))
    if match == "examples":
        return list(_until_examples(batches, extent.examples))
    return list(_until_tokens(batches, extent.tokens, lengths))


def _until_examples(batches: Iterable[Batch], examples: int) -> Iterator[Batch]:
    left = examples
    for batch in batches:
        yield batch[:left]
        left -= len(batch)
        if left <= 0:
            return


def _until_tokens(batches: Iterable[Batch], tokens: int, lengths: Sequence[int]) -> Iterator[Batch]:
    read = 0
    for batch in batches:
        size = sum(lengths[example] for example in batch)
        if read and read + size - tokens > tokens - read:
            return
        yield batch
        read += size
        if read >= tokens:
            return
