"""The `randseq` sampler: LintSeq without the linter, the ablation of arXiv 2410.02749.

Rule: take the differing rows in random order and cut that order at random into edits. Every order
and every choice of cuts is as likely as any other. As many edits are cut as a `lintseq` run with
the preset ``match`` makes from the same random source, so that the statistics of lengths agree and
only the linter's guidance is gone; or as many as ``edits`` asks, at most one a row.
"""

from __future__ import annotations

import random
from collections.abc import Sequence
from functools import cached_property

from lintseq.core.change import Change
from lintseq.core.edits import EditSequence
from lintseq.core.hookspecs import hookimpl
from lintseq.core.linter import LintOptions, LintSession
from lintseq.core.option import Option
from lintseq.core.random_source import shuffled
from lintseq.core.sampler import Sampler
from lintseq.core.structure import Structure
from lintseq.plugins.samplers.lintseq.sampler import LintSeq


class RandSeq(Sampler):
    """Rows cut at random into edits, without a linter."""

    name = "randseq"
    summary = "the same number of edits as lintseq, cut at random without a linter"
    clean = False
    options = (
        Option("edits", 0, "how many edits to cut; 0 for as many as lintseq makes", minimum=0),
        Option(
            "match",
            "default",
            "the preset of lintseq whose number of edits is matched",
            choices=tuple(LintSeq.presets),
        ),
    )

    @property
    def asks_structure(self) -> bool:
        """Where the run that is matched does."""
        return not self.settings["edits"] and self._matched.asks_structure

    def lint_options(self, level: str = "default") -> LintOptions:
        """How the run that is matched judges."""
        return self._matched.lint_options(level)

    def sample(
        self, change: Change, session: LintSession, structure: Structure, rng: random.Random
    ) -> EditSequence:
        """Draw one sequence by the rule above."""
        rows = change.differing_rows
        asked = int(self.settings["edits"])
        if asked:
            count = min(asked, len(rows))
        else:
            count = len(self._matched.sample(change, session, structure, rng))
        cuts = sorted(shuffled(rng, range(1, len(rows)))[: count - 1])
        return EditSequence(change, _cut(shuffled(rng, rows), cuts))

    @cached_property
    def _matched(self) -> LintSeq:
        return LintSeq(str(self.settings["match"]))


def _cut(order: Sequence[int], cuts: Sequence[int]) -> tuple[tuple[int, ...], ...]:
    starts = [0, *cuts]
    ends = [*cuts, len(order)]
    return tuple(tuple(sorted(order[a:b])) for a, b in zip(starts, ends, strict=True))


@hookimpl
def lintseq_samplers() -> Sequence[type[Sampler]]:
    """Supply the sampler."""
    return [RandSeq]
