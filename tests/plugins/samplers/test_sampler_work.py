"""The work beside linting grows with a program's lines, not with their square; it is counted."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from lintseq.core.change import Change
from lintseq.core.random_source import random_source
from lintseq.core.structure import NoStructure
from lintseq.plugins.samplers.lintseq.sampler import LintSeq
from lintseq.testing.stand_ins import EverythingAfter

LINES = 2000


class ContentSession:
    """Never finds an error, and counts the rows that it is told of."""

    baseline = ()

    def __init__(self) -> None:
        self.rows = 0
        self.updates = 0

    def reset(self) -> None:
        self.rows = self.updates = 0

    def update(self, remove: Sequence[int], restore: Sequence[int] = ()) -> Sequence[int]:
        self.rows += len(remove) + len(restore)
        self.updates += 1
        return ()


class CountedStructure(NoStructure):
    """Nothing belongs together; counts how often it is asked."""

    asked = 0

    def companions(self, row: int) -> Sequence[int]:
        self.asked += 1
        return ()


@pytest.mark.parametrize("preset", ["paper", "default", "fine"])
def test_each_row_is_touched_once_where_nothing_hangs_together(preset: str) -> None:
    change = Change.creation("a\n" * LINES)
    session, structure = ContentSession(), CountedStructure(change)
    sequence = LintSeq(preset).sample(change, session, structure, random_source(0, "work", 0))
    assert len(sequence) == LINES
    # The last step ends at the base, which is not judged.
    assert (session.rows, session.updates) == (LINES - 1, LINES - 1)
    # A row drawn is weighed, by default with another one, and leaves.
    assert structure.asked <= 3 * LINES


def test_candidates_are_weighed_by_their_companions_without_a_judge() -> None:
    change = Change.creation("a\n" * LINES)
    session, sampler = ContentSession(), LintSeq("default")
    structure = EverythingAfter(change)
    sequence = sampler.sample(change, session, structure, random_source(0, "work", 0))
    # Each step is one judged state, except for the last, which ends at the base.
    assert session.updates == len(sequence) - 1
    assert session.rows <= LINES


def test_each_row_leaves_once_under_released() -> None:
    change = Change.creation("aa\n  bb\n    cc\n" * (LINES // 3))
    session = ContentSession()
    sampler = LintSeq("released")
    sequence = sampler.sample(change, session, NoStructure(change), random_source(0, "work", 0))
    assert session.updates == len(sequence) - 1
    assert session.rows == LINES // 3 * 3 - len(sequence.edits[0])
