"""Drawing tokens: exact, and each row from its own random source, whatever the batch.

One number a token is drawn for each row, from Python's `random.Random`, whose numbers are promised
to be the same everywhere, and looked up in the row's cumulative distribution. So what a row gets
hangs on its seed and its scores alone.
"""

from __future__ import annotations

import random
from collections.abc import Sequence
from typing import Any

import torch

from lintseq.core.errors import ModelFailed


class Drawing:
    """Draws the next token of each row, as a logits processor that leaves no other one possible."""

    def __init__(self, seeds: Sequence[int], temperature: float, top_p: float) -> None:
        self._sources = [random.Random(seed) for seed in seeds]
        self._temperature = temperature
        self._top_p = top_p

    def __call__(self, input_ids: Any, scores: Any) -> Any:
        """``scores``, with all but the drawn token made impossible in each row."""
        if torch.isnan(scores).any():
            raise ModelFailed(
                "The model's scores are not numbers: its weights are broken, or --set dtype=float32"
                " is needed."
            )
        if self._temperature == 0:
            return scores
        numbers = [source.random() for source in self._sources]
        drawn = draw(scores, numbers, self._temperature, self._top_p)
        return torch.full_like(scores, -torch.inf).scatter_(1, drawn[:, None], 0.0)


def draw(scores: Any, numbers: Sequence[float], temperature: float, top_p: float) -> Any:
    """One token for each row of ``scores``, at that row's number between 0 and 1.

    Of the tokens in the order of their probability, those are left that are needed to reach
    ``top_p``; the first one always is.
    """
    wide = scores.double()
    weights = torch.exp((wide - wide.max(dim=1, keepdim=True).values) / temperature)
    if top_p >= 1:
        return _look_up(weights, numbers)
    weights, order = torch.sort(weights, dim=1, descending=True, stable=True)
    before = torch.cumsum(weights, dim=1) - weights
    weights = torch.where(before < top_p * weights.sum(dim=1, keepdim=True), weights, 0.0)
    return order.gather(1, _look_up(weights, numbers)[:, None])[:, 0]


def _look_up(weights: Any, numbers: Sequence[float]) -> Any:
    """For each row the first token up to which more than its number's share of weight lies."""
    reached = torch.cumsum(weights, dim=1)
    total = reached[:, -1:]
    wanted = torch.tensor(numbers, dtype=total.dtype, device=total.device)[:, None] * total
    # Rounded up to all of the weight, a number would point past the last token that has some.
    wanted = torch.minimum(wanted, torch.nextafter(total, torch.zeros_like(total)))
    return torch.searchsorted(reached, wanted, right=True)[:, 0]
