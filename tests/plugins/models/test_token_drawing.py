"""Drawing tokens: the distribution is the softmax's, by a chi-square test, cut at top-p or not."""

from __future__ import annotations

import random

import pytest
import torch
from scipy.stats import chisquare

from lintseq.core.errors import ModelFailed
from lintseq.plugins.models.transformers.drawing import Drawing, draw

DRAWS = 20_000
SCORES = [2.0, -1.0, 0.5, 1.5, 0.0, -torch.inf, 1.4]


def counts(temperature: float, top_p: float) -> list[int]:
    """How often each token is drawn, by as many rows with seeds of their own."""
    numbers = [random.Random(seed).random() for seed in range(DRAWS)]
    drawn = draw(torch.tensor([SCORES]).repeat(DRAWS, 1), numbers, temperature, top_p)
    return torch.bincount(drawn, minlength=len(SCORES)).tolist()  # type: ignore[no-any-return]


@pytest.mark.parametrize("temperature", [0.5, 1.0, 2.0])
def test_draws_follow_the_softmax(temperature: float) -> None:
    expected = torch.softmax(torch.tensor(SCORES).double() / temperature, 0) * DRAWS
    found = counts(temperature, 1.0)
    possible = [token for token, score in enumerate(SCORES) if score > -torch.inf]
    assert sum(found[token] for token in possible) == DRAWS
    test = chisquare([found[t] for t in possible], [expected[t].item() for t in possible])
    assert test.pvalue > 0.001


def test_top_p_keeps_the_likeliest_tokens_in_their_proportions() -> None:
    shares = torch.softmax(torch.tensor(SCORES).double(), 0)
    found = counts(1.0, 0.8)
    kept = [0, 3, 6]  # 0.40, 0.24 and 0.22: the first two make 0.64, so the third is needed
    assert shares[[0, 3]].sum() < 0.8 < shares[kept].sum()
    assert [token for token, count in enumerate(found) if count] == kept
    expected = shares[kept] / shares[kept].sum() * DRAWS
    assert chisquare([found[token] for token in kept], expected.tolist()).pvalue > 0.001


@pytest.mark.parametrize("top_p", [1e-9, 0.3])
def test_the_likeliest_token_is_always_kept(top_p: float) -> None:
    assert counts(1.0, top_p)[0] == DRAWS


def test_hardly_any_temperature_takes_the_likeliest() -> None:
    assert counts(1e-9, 1.0)[0] == DRAWS


@pytest.mark.parametrize("number", [0.0, 1 - 2**-53])
@pytest.mark.parametrize("top_p", [1.0, 0.9])
def test_the_ends_of_the_unit_interval_point_at_tokens_that_are_possible(
    number: float, top_p: float
) -> None:
    scores = torch.tensor([[-torch.inf, 1.0, 1.0, -torch.inf]])
    assert draw(scores, [number], 1.0, top_p).item() in (1, 2)


def test_a_row_hangs_on_its_own_seed() -> None:
    scores = torch.randn(3, 50, generator=torch.Generator().manual_seed(0))
    together = Drawing([5, 6, 7], 1.0, 1.0)
    alone = Drawing([6], 1.0, 1.0)
    for _ in range(20):
        row = together(None, scores)[1].argmax()
        assert alone(None, scores[1:2])[0].argmax() == row


def test_greedy_leaves_the_scores_alone() -> None:
    scores = torch.tensor([SCORES])
    assert Drawing([1], 0, 1.0)(None, scores) is scores


def test_scores_that_are_not_numbers_are_a_failure() -> None:
    with pytest.raises(ModelFailed, match="not numbers"):
        Drawing([1], 0.8, 1.0)(None, torch.tensor([[1.0, torch.nan]]))
