"""Which examples go into which batch: a pure function of lengths, budget, seed and epoch.

A batch has examples of about one length, so that little of it is padding, and at most a given
number of tokens, padding included: batches of short examples have more of them. Many small steps
taught small models most in trials, so the budget is small by default.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import count

from lintseq.core.random_source import random_source, shuffled

Batch = tuple[int, ...]
"""The examples of a batch, by their number."""


def batch_plan(lengths: Sequence[int], tokens: int, seed: int, epoch: int) -> list[Batch]:
    """The batches of one pass over examples with these ``lengths``, in random order.

    Each example is in one batch. A batch, padded to its longest example, has at most ``tokens``
    tokens; an example that is longer is a batch of its own. Every epoch has as many batches.
    """
    rng = random_source(seed, "batches", epoch)
    # Which examples of one length share a batch, and the order of batches, are drawn.
    order = sorted(shuffled(rng, range(len(lengths))), key=lambda example: lengths[example])
    return shuffled(rng, list(_cut(order, lengths, tokens)))


def endless_batches(lengths: Sequence[int], tokens: int, seed: int) -> Iterator[Batch]:
    """The batches of one epoch after another. There is at least one example."""
    for epoch in count():
        yield from batch_plan(lengths, tokens, seed, epoch)


def _cut(order: Sequence[int], lengths: Sequence[int], tokens: int) -> Iterator[Batch]:
    batch: list[int] = []
    for example in order:
        # The order ascends in length: the newcomer is what all are padded to.
        if batch and (len(batch) + 1) * lengths[example] > tokens:
            yield tuple(batch)
            batch = []
        batch.append(example)
    if batch:
        yield tuple(batch)
