"""What became of all trials."""

from __future__ import annotations

import time
from collections import Counter

from .trial import Found, Outcome


class Tally:
    """Sums over trials.

    Attributes:
        states: that were judged, by the kinds of subject and walk.
        verdicts: that were compared.
        sessions, refusals, trials: counts.
        fallbacks: what sessions counted.
        found: the disagreements, each case once.
        repeated: disagreements whose case was known already.
    """

    def __init__(self, seed: int) -> None:
        self.seed = seed
        self.states: Counter[tuple[str, str]] = Counter()
        self.verdicts = self.sessions = self.refusals = self.trials = self.repeated = 0
        self.fallbacks: Counter[str] = Counter()
        self.found: list[Found] = []
        self._started = time.monotonic()

    @property
    def total_states(self) -> int:
        """All states that were judged."""
        return self.states.total()

    @property
    def seconds(self) -> float:
        """Since the first trial."""
        return time.monotonic() - self._started

    def add(self, outcome: Outcome) -> None:
        """Count one trial in."""
        self.trials += 1
        self.states.update(outcome.states)
        self.verdicts += outcome.verdicts
        self.sessions += outcome.sessions
        self.refusals += outcome.refusals
        self.fallbacks.update(outcome.fallbacks)
        if outcome.found is None:
            return
        if any(found.case == outcome.found.case for found in self.found):
            self.repeated += 1
        else:
            self.found.append(outcome.found)
