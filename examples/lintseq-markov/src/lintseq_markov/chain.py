"""The chain: how often each token followed each context, and what to draw after a text.

The longest context that was seen decides (a chain with back-off). A token that never followed it
gets a share of what shorter contexts say, as in Brants et al. (2007).
"""

from __future__ import annotations

import json
import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

Context = tuple[str, ...]
BACK_OFF = 0.4
"""What is left of a token's score for each token that its context must be shortened by."""


@dataclass
class Chain:
    """Contexts of up to ``order`` tokens, and how often which token came after them."""

    order: int
    special: tuple[str, ...]
    counts: dict[Context, dict[str, int]] = field(default_factory=dict)

    def learn(self, text: Sequence[str], start: int) -> None:
        """Count the tokens of ``text`` from ``start`` on, each after all of its contexts."""
        for place in range(start, len(text)):
            for context in self._contexts(text[:place]):
                followers = self.counts.setdefault(context, {})
                followers[text[place]] = followers.get(text[place], 0) + 1

    def score(self, text: Sequence[str], place: int) -> float:
        """How likely the token at ``place`` is after those before it; more than 0, 1 at most."""
        share = 1.0
        for context in self._contexts(text[:place]):
            followers = self.counts.get(context, {})
            if text[place] in followers:
                return share * followers[text[place]] / sum(followers.values())
            share *= BACK_OFF
        return share / (1 + len(self.counts.get((), {})))

    def draw(self, text: Sequence[str], temperature: float, top_p: float, chance: float) -> str:
        """A token to come after ``text``; ``chance``, from 0 up to 1, says which."""
        followers = next(filter(None, map(self.counts.get, self._contexts(text))))
        # The likeliest come first, those that are as likely in the order of their letters.
        ranked = sorted(followers, key=lambda token: (-followers[token], token))
        if temperature == 0:
            return ranked[0]
        highest = math.log(followers[ranked[0]])
        weights = [math.exp((math.log(followers[t]) - highest) / temperature) for t in ranked]
        return _chosen(ranked, _nucleus(weights, top_p), chance)

    def written(self) -> str:
        """The chain as JSON."""
        counts = [[list(context), followers] for context, followers in self.counts.items()]
        return json.dumps({"order": self.order, "special": self.special, "counts": counts})

    @classmethod
    def read(cls, text: str) -> Chain:
        """The chain that was `written`; a `ValueError` if it is none."""
        try:
            found: dict[str, Any] = json.loads(text)
            counts = {tuple(context): followers for context, followers in found["counts"]}
            return cls(found["order"], tuple(found["special"]), counts)
        except (KeyError, TypeError) as error:
            raise ValueError(f"no chain: {error}") from error

    def _contexts(self, before: Sequence[str]) -> Iterator[Context]:
        """The ends of what comes before, from the longest that is looked at to the empty one."""
        for length in range(min(self.order, len(before)), -1, -1):
            yield tuple(before[len(before) - length :])


def _nucleus(weights: Sequence[float], top_p: float) -> list[float]:
    """The first of the weights that together are ``top_p`` of all."""
    kept: list[float] = []
    for weight in weights:
        kept.append(weight)
        if sum(kept) >= top_p * sum(weights):
            break
    return kept


def _chosen(tokens: Sequence[str], weights: Sequence[float], chance: float) -> str:
    """The token on whose stretch ``chance`` falls, if all are laid side by side."""
    left = chance * sum(weights)
    for token, weight in zip(tokens, weights):
        left -= weight
        if left < 0:
            return token
    return tokens[len(weights) - 1]
