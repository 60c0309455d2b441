"""How often the sessions of a run fell back on linting from scratch, and why."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass
class FallbackCounts:
    """Sums over programs, by reason.

    Attributes:
        programs: those with such a state.
        states: those judged from scratch.
    """

    programs: Counter[str] = field(default_factory=Counter)
    states: Counter[str] = field(default_factory=Counter)

    def add(self, fallbacks: Mapping[str, int]) -> None:
        """Take what the session of one program counted."""
        counted = +Counter(fallbacks)
        self.programs.update(counted.keys())
        self.states.update(counted)

    def as_dict(self) -> dict[str, dict[str, int]]:
        """The sums as plain JSON values, in the order of reasons."""
        return {
            reason: {"programs": self.programs[reason], "states": states}
            for reason, states in sorted(self.states.items())
        }
