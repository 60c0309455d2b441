"""Budgets and matching: what is asked is what is done, and arms have in common what they should."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lintseq.core.batch_plan import Batch, endless_batches
from lintseq.core.errors import UsageError
from lintseq.core.training_budget import (
    MATCHES,
    Budget,
    Extent,
    Match,
    matched_batches,
    reference_batches,
)

LENGTHS = st.lists(st.integers(1, 40), min_size=1, max_size=30)
TOKENS = st.integers(1, 90)


def counted(budget: Budget, lengths: list[int], tokens: int) -> list[Batch]:
    return reference_batches(budget, endless_batches(lengths, tokens, 0), lengths)


def matched(match: Match, extent: Extent, lengths: list[int], tokens: int) -> Extent:
    batches = matched_batches(match, extent, endless_batches(lengths, tokens, 0), lengths)
    return Extent.of(batches, lengths)


@given(LENGTHS, TOKENS, st.integers(1, 50))
def test_steps_are_steps(lengths: list[int], tokens: int, steps: int) -> None:
    assert len(counted(Budget(steps=steps), lengths, tokens)) == steps


@given(LENGTHS, TOKENS, st.integers(1, 4))
def test_epochs_see_every_example_as_often(lengths: list[int], tokens: int, epochs: int) -> None:
    batches = counted(Budget(epochs=epochs), lengths, tokens)
    seen = [example for batch in batches for example in batch]
    assert sorted(seen) == sorted(list(range(len(lengths))) * epochs)


@given(LENGTHS, TOKENS, st.floats(0.01, 3))
def test_parts_of_epochs_are_rounded(lengths: list[int], tokens: int, epochs: float) -> None:
    batches = counted(Budget(epochs=epochs), lengths, tokens)
    assert sum(map(len, batches)) == max(1, round(epochs * len(lengths)))


@given(LENGTHS, TOKENS, st.integers(1, 2000))
def test_tokens_are_met_to_half_a_batch(lengths: list[int], tokens: int, wanted: int) -> None:
    batches = counted(Budget(tokens=wanted), lengths, tokens)
    sizes = [sum(lengths[example] for example in batch) for batch in batches]
    assert batches
    off = abs(sum(sizes) - wanted)
    assert len(batches) == 1 or off <= abs(sum(sizes[:-1]) - wanted)
    following = counted(Budget(steps=len(batches) + 1), lengths, tokens)[-1]
    assert off <= abs(sum(sizes) + sum(lengths[example] for example in following) - wanted)


@given(LENGTHS, LENGTHS, TOKENS, st.integers(1, 30))
def test_arms_have_in_common_what_is_matched(
    lengths: list[int], other: list[int], tokens: int, steps: int
) -> None:
    reference = Extent.of(counted(Budget(steps=steps), other, tokens), other)
    assert matched("steps", reference, lengths, tokens).steps == reference.steps
    assert matched("examples", reference, lengths, tokens).examples == reference.examples
    by_tokens = matched("tokens", reference, lengths, tokens)
    assert by_tokens.steps == 1 or abs(by_tokens.tokens - reference.tokens) <= max(tokens, 40)


@pytest.mark.parametrize("match", MATCHES)
@given(lengths=LENGTHS, tokens=TOKENS, steps=st.integers(1, 30))
def test_an_arm_matches_itself(match: Match, lengths: list[int], tokens: int, steps: int) -> None:
    itself = Extent.of(counted(Budget(steps=steps), lengths, tokens), lengths)
    assert matched(match, itself, lengths, tokens) == itself


def test_an_extent_by_hand() -> None:
    assert Extent.of([(0, 2), (1,), (1,)], [5, 7, 1]) == Extent(4, 20, 3)


@pytest.mark.parametrize(
    "sizes",
    [{}, {"steps": 1, "epochs": 1.0}, {"steps": 0}, {"epochs": float("inf")}, {"tokens": -1}],
)
def test_a_budget_is_one_size_above_nothing(sizes: dict[str, float]) -> None:
    with pytest.raises(UsageError):
        Budget(**sizes)  # type: ignore[arg-type]
