"""LintSeq's backward sampling (arXiv 2410.02749), and the presets in which it comes."""

from __future__ import annotations

import random
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import ClassVar

from lintseq.core.change import Change
from lintseq.core.edits import EditSequence
from lintseq.core.linter import LintOptions, LintSession
from lintseq.core.option import Option, OptionValue
from lintseq.core.sampler import Preset, Sampler
from lintseq.core.structure import Structure
from lintseq.core.walk import BackwardWalk
from lintseq.plugins.samplers.lintseq.pools import Pool, UniformPool, WeightedPool
from lintseq.plugins.samplers.lintseq.released import deeper_lines, depth_weights

PAPER: Mapping[str, OptionValue] = {
    "draw": "uniform",
    "candidates": 1,
    "weigh": "step",
    "companions": "none",
    "attribution": "reported",
    "forgive": True,
}
RELEASED: Mapping[str, OptionValue] = {
    "draw": "depth",
    "candidates": 1,
    "weigh": "step",
    "companions": "indented",
    "attribution": "cause",
    "forgive": False,
}
DEFAULT: Mapping[str, OptionValue] = {
    "draw": "uniform",
    "candidates": 2,
    "weigh": "companions",
    "companions": "structure",
    "attribution": "cause",
    "forgive": True,
}


@dataclass(frozen=True)
class _Rules:
    """How the rows of one change are drawn, and what leaves with them.

    Attributes:
        weights: of the rows that may be drawn; None where all may and weigh the same.
    """

    change: Change
    structure: Structure
    weights: Mapping[int, int] | None
    companions: Callable[[int], Sequence[int]]

    def pool(self) -> Pool:
        """All rows that may be drawn."""
        if self.weights is None:
            return UniformPool(self.change.differing_rows)
        return WeightedPool(self.weights)


class LintSeq(Sampler):
    """Linter-guided backward sampling.

    Until nothing is left: draw a row; it leaves with its companions; lint what remains; while there
    are new errors, the rows on which they sit leave too, with theirs. The steps, read backwards,
    are the edits.
    """

    name = "lintseq"
    summary = "linter-guided backward sampling: every state is free of new errors"
    clean = True
    options = (
        Option(
            "draw",
            "uniform",
            "how a row is drawn: every row as likely, or deeper ones likelier",
            choices=("uniform", "depth"),
        ),
        Option(
            "candidates",
            1,
            "how many rows are drawn each time; the one that drags the fewest others leaves",
            minimum=1,
        ),
        Option(
            "weigh",
            "step",
            "what a candidate drags: what its trial takes, or its companions, which takes no lint",
            choices=("step", "companions"),
        ),
        Option(
            "companions",
            "structure",
            "what leaves with a row: nothing, the deeper lines after it, or what the language says",
            choices=("none", "indented", "structure"),
        ),
        Option(
            "attribution",
            "cause",
            "the row an error sits on: the one that causes it, or the one the linter reports",
            choices=("cause", "reported"),
        ),
        Option("forgive", True, "whether errors of the finished program are let pass"),
    )
    presets: ClassVar[Mapping[str, Preset]] = {
        "default": Preset(
            "headers leave with their bodies, statements whole; errors blame their cause",
            DEFAULT,
        ),
        "fine": Preset(
            "as default; of 4 rows drawn, the one that drags the fewest others leaves",
            {**DEFAULT, "candidates": 4, "weigh": "step"},
        ),
        "paper": Preset("the algorithm as the paper's text has it", PAPER),
        "released": Preset(
            "the authors' released code: drawn by depth, never comments, bodies leave with headers",
            RELEASED,
        ),
    }

    _rules: _Rules | None = None

    @property
    def asks_structure(self) -> bool:
        """For companions by structure, and for depths, which leave comments out."""
        return self.settings["companions"] == "structure" or self.settings["draw"] == "depth"

    def lint_options(self, level: str = "default") -> LintOptions:
        """How the session is to judge under the preset and the options set."""
        return LintOptions(
            level=level,
            forgive_baseline=bool(self.settings["forgive"]),
            attribution="cause" if self.settings["attribution"] == "cause" else "reported",
        )

    def sample(
        self, change: Change, session: LintSession, structure: Structure, rng: random.Random
    ) -> EditSequence:
        """Draw one sequence by the rule above."""
        rules = self._rules_for(change, structure)
        walk = BackwardWalk(change, session, rules.companions)
        pool = rules.pool()
        candidates = int(self.settings["candidates"])
        while drawn := pool.draw(rng, candidates):
            rows = self._choose(walk, drawn)
            walk.step(rows)
            pool.discard(rows)
        if walk.pending:
            walk.step(frozenset(walk.pending))
        return EditSequence(change, walk.edits())

    def _choose(self, walk: BackwardWalk, drawn: Sequence[int]) -> frozenset[int]:
        """The step that begins with a row drawn and drags the fewest, the first of several."""
        if self.settings["weigh"] == "companions":
            return walk.trial(_lightest(walk, drawn))
        best = walk.trial(drawn[0])
        for row in drawn[1:]:
            if len(best) == 1:
                break
            step = walk.trial(row, limit=len(best))
            if len(step) < len(best):
                best = step
        return best

    def _rules_for(self, change: Change, structure: Structure) -> _Rules:
        """The rules for a change; those of the last one are kept for its other samples."""
        rules = self._rules
        if rules is None or rules.change is not change or rules.structure is not structure:
            by_depth = self.settings["draw"] == "depth"
            weights = depth_weights(change, structure) if by_depth else None
            rules = _Rules(change, structure, weights, self._companions(change, structure))
            self._rules = rules
        return rules

    def _companions(self, change: Change, structure: Structure) -> Callable[[int], Sequence[int]]:
        kind = self.settings["companions"]
        if kind == "structure":
            return structure.companions
        if kind == "indented":
            return deeper_lines(change)
        return _no_companions


def _lightest(walk: BackwardWalk, drawn: Sequence[int]) -> int:
    """The row drawn that takes the fewest companions along, the first of several such."""
    best, least = drawn[0], walk.weight(drawn[0])
    for row in drawn[1:]:
        if least == 1:
            break
        weight = walk.weight(row, limit=least)
        if weight < least:
            best, least = row, weight
    return best


def _no_companions(row: int) -> Sequence[int]:
    return ()
