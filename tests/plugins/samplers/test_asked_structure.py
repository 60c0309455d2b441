"""Which samplers ask for the shape of programs, and so need what tells it."""

from __future__ import annotations

import pytest

from lintseq.core.change import Change
from lintseq.core.random_source import random_source
from lintseq.core.sampler import Sampler
from lintseq.core.structure import NoStructure
from lintseq.plugins.samplers.lintseq.sampler import LintSeq
from lintseq.plugins.samplers.randseq import RandSeq
from lintseq.testing.stand_ins import UndefinedWords

CHANGE = Change.creation("a\n  b\n\nc\n")


class Counted(NoStructure):
    """Counts how often it is asked."""

    asked = 0

    def companions(self, row: int) -> tuple[int, ...]:
        self.asked += 1
        return ()

    def is_trivia(self, row: int) -> bool:
        self.asked += 1
        return super().is_trivia(row)


@pytest.mark.parametrize(
    "sampler",
    [
        *map(LintSeq, LintSeq.presets),
        LintSeq("paper", {"draw": "depth"}),
        LintSeq("default", {"companions": "indented"}),
        *[RandSeq(overrides={"match": preset}) for preset in LintSeq.presets],
        RandSeq(overrides={"edits": 2}),
    ],
    ids=lambda sampler: f"{sampler.name} {sampler.preset} {sampler.overrides}",
)
def test_who_asks_says_so(sampler: Sampler) -> None:
    structure = Counted(CHANGE)
    session = UndefinedWords().session(CHANGE, sampler.lint_options())
    sampler.sample(CHANGE, session, structure, random_source(0, "asked", 0))
    assert sampler.asks_structure == bool(structure.asked)
