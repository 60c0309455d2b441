"""How often the sessions of a run fell back on linting from scratch, and why."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field

from lintseq.pipeline.work import whole


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

    def update(self, other: FallbackCounts) -> None:
        """Take all of other sums."""
        self.programs.update(other.programs)
        self.states.update(other.states)

    def as_dict(self) -> dict[str, dict[str, int]]:
        """The sums as plain JSON values, in the order of reasons."""
        return {
            reason: {"programs": self.programs[reason], "states": states}
            for reason, states in sorted(self.states.items())
        }

    @classmethod
    def from_dict(cls, told: Mapping[str, Mapping[str, int]]) -> FallbackCounts:
        """The sums that JSON values tell.

        Raises:
            LookupError, TypeError, AttributeError: they tell something else.
        """
        return cls(
            Counter({reason: whole(sums["programs"]) for reason, sums in told.items()}),
            Counter({reason: whole(sums["states"]) for reason, sums in told.items()}),
        )

    def sound(self, programs: int) -> bool:
        """Whether they can be the sums over so many programs."""
        return all(
            1 <= self.programs[reason] <= min(programs, states)
            for reason, states in self.states.items()
        )
