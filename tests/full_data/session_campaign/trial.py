"""One trial: a subject, ways to judge it, and walks; all follow from a seed and a number."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TypeVar

from lintseq.core.errors import ProgramRejected
from lintseq.core.linter import LintOptions, LintSession
from lintseq.plugins.linters.pyflakes.levels import LEVELS
from lintseq.testing.side_by_side import Disagreement, SideBySide

from .case import Case
from .draw import Draw
from .ground import Ground
from .opening import Remembering, Start, open_both
from .real_programs import Shelf
from .stall import within
from .subjects import SUBJECTS, Subject
from .walks import WALKS, Walk
from .watched import Enough, Watched

LINES = 3000
"""Lines that a walk of a trial may have linted, roughly: long programs go through fewer states."""
FEWEST = 12
"""States that a walk may go through, whatever the program."""
LONGEST = 300.0
"""Seconds that a trial may take."""
ThingT = TypeVar("ThingT")


@dataclass(frozen=True)
class Found:
    """A disagreement.

    Attributes:
        seed, number: of the trial.
        subject: what the change is made of.
        case: the change, the options and the steps that led to it.
        words: what the sessions said.
    """

    seed: int
    number: int
    subject: str
    case: Case
    words: str


@dataclass
class Outcome:
    """What came of a trial.

    Attributes:
        states: that were judged, by the kinds of subject and walk.
        verdicts: that were compared.
        sessions: that were opened, and how many programs were refused, by both alike.
        fallbacks: what the sessions counted under this name.
        found: the disagreement, if there is one.
    """

    states: Counter[tuple[str, str]] = field(default_factory=Counter)
    verdicts: int = 0
    sessions: int = 0
    refusals: int = 0
    fallbacks: Counter[str] = field(default_factory=Counter)
    found: Found | None = None


class Trial:
    """One subject, with everything that is drawn for it."""

    def __init__(self, shelf: Shelf, seed: int, number: int) -> None:
        self._seed, self._number = seed, number
        self._draw = Draw.of(seed, "trial", number)
        self._kind, make = weighted(self._draw, SUBJECTS)
        self.subject: Subject = make(self._draw, shelf)
        self._options = _ways(self._draw)
        self._outcome = Outcome()

    def run(self, start: Start) -> Outcome:
        """Compare the sessions that ``start`` makes with plain ones."""
        with within(LONGEST):
            self._run(start)
        return self._outcome

    def _run(self, start: Start) -> None:
        plain = Remembering()
        opened: list[tuple[LintOptions, SideBySide]] = []
        sessions: list[LintSession] = []
        change = self.subject.change
        for options in self._options:
            try:
                both = open_both(start, plain, change, options)
            except Disagreement as error:
                self._found(Case(change, options, ()), error)
                return
            if both is None:
                self._outcome.refusals += 1
                continue
            opened.append((options, both[0]))
            sessions.append(both[1])
        self._outcome.sessions = len(opened)
        if opened and change.rows:
            self._walk(Watched(change, opened, 0))
        self._count_fallbacks(sessions)

    def _walk(self, watched: Watched) -> None:
        ground = Ground(self.subject.change)
        most = max(FEWEST, LINES // len(self.subject.change.rows))
        for _ in range(self._draw.between(1, 3)):
            name, walk = weighted(self._draw, WALKS)
            before = watched.states
            watched.allow(most)
            try:
                self._one_walk(walk, ground, watched)
            except Disagreement as error:
                assert watched.disagreeing is not None
                case = Case(self.subject.change, watched.disagreeing, tuple(watched.steps))
                self._found(case, error)
                return
            finally:
                self._outcome.states[self._kind, name] += watched.states - before
                self._outcome.verdicts = watched.verdicts

    def _one_walk(self, walk: Walk, ground: Ground, watched: Watched) -> None:
        try:
            walk(ground, watched, self._draw)
        except (Enough, ProgramRejected):
            ground.reset(watched)

    def _found(self, case: Case, error: Disagreement) -> None:
        self._outcome.found = Found(self._seed, self._number, self.subject.id, case, str(error))

    def _count_fallbacks(self, sessions: Sequence[LintSession]) -> None:
        for session in sessions:
            counted: Mapping[str, int] = getattr(session, "fallbacks", {})
            self._outcome.fallbacks.update(counted)


def _ways(draw: Draw) -> Sequence[LintOptions]:
    """Up to three ways to judge, the usual ones more often."""
    ways = [
        LintOptions(
            level="default" if draw.chance(0.5) else draw.one(sorted(LEVELS)),
            forgive_baseline=draw.chance(0.7),
            attribution="cause" if draw.chance(0.6) else "reported",
        )
        for _ in range(draw.between(1, 3))
    ]
    return list(dict.fromkeys(ways))


def weighted(draw: Draw, things: Mapping[str, tuple[int, ThingT]]) -> tuple[str, ThingT]:
    """One of the things, by its weight, and its name."""
    number = draw.below(sum(weight for weight, _ in things.values()))
    for name, (weight, thing) in things.items():
        number -= weight
        if number < 0:
            return name, thing
    raise AssertionError("the weights add up to less than their sum")
