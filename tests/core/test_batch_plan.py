"""Batches: every example once an epoch, within the budget, by chance that the seed decides."""

from __future__ import annotations

from itertools import islice, pairwise

from hypothesis import given
from hypothesis import strategies as st

from lintseq.core.batch_plan import Batch, batch_plan, endless_batches

LENGTHS = st.lists(st.integers(1, 60), min_size=1, max_size=60)
TOKENS = st.integers(1, 150)
SEED = st.integers(0, 5)


def padded(batch: Batch, lengths: list[int]) -> int:
    return len(batch) * max(lengths[example] for example in batch)


@given(LENGTHS, TOKENS, SEED, SEED)
def test_every_example_is_in_one_batch(
    lengths: list[int], tokens: int, seed: int, epoch: int
) -> None:
    batches = batch_plan(lengths, tokens, seed, epoch)
    assert sorted(example for batch in batches for example in batch) == list(range(len(lengths)))


@given(LENGTHS, TOKENS, SEED)
def test_batches_keep_to_the_budget(lengths: list[int], tokens: int, seed: int) -> None:
    for batch in batch_plan(lengths, tokens, seed, 0):
        assert padded(batch, lengths) <= tokens or len(batch) == 1


@given(LENGTHS, TOKENS, SEED)
def test_batches_hold_neighbours_in_length(lengths: list[int], tokens: int, seed: int) -> None:
    """So none of them could be shorter without padding another one more."""
    batches = batch_plan(lengths, tokens, seed, 0)
    bounds = sorted((min(ls), max(ls)) for ls in ([lengths[i] for i in b] for b in batches))
    assert all(high <= low for (_, high), (low, _) in pairwise(bounds))


@given(LENGTHS, TOKENS, SEED, SEED)
def test_epochs_have_as_many_batches(
    lengths: list[int], tokens: int, seed: int, epoch: int
) -> None:
    assert len(batch_plan(lengths, tokens, seed, epoch)) == len(batch_plan(lengths, tokens, 0, 0))


def test_the_seed_and_the_epoch_decide() -> None:
    lengths = [7] * 40
    plans = [tuple(batch_plan(lengths, 28, seed, epoch)) for seed in (0, 1) for epoch in (0, 1)]
    assert len(set(plans)) == 4
    assert tuple(batch_plan(lengths, 28, 1, 1)) == plans[3]


@given(LENGTHS, TOKENS, SEED)
def test_epochs_follow_each_other(lengths: list[int], tokens: int, seed: int) -> None:
    first, second = (batch_plan(lengths, tokens, seed, epoch) for epoch in (0, 1))
    endless = endless_batches(lengths, tokens, seed)
    assert list(islice(endless, 2 * len(first))) == first + second


def test_a_plan_stays_as_it_is() -> None:
    """Checkpoints of an earlier version go on with the batches that it planned."""
    assert batch_plan([3, 9, 4, 8, 5], 12, 0, 0) == [(1,), (4,), (3,), (0, 2)]
