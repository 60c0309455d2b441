"""Samplers with one flaw each; `test_sampler_laws.py` says what catches which."""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence
from typing import ClassVar

from hypothesis import Phase, settings

from lintseq.core.change import Change, RowKind
from lintseq.core.edits import EditSequence
from lintseq.core.linter import LintSession
from lintseq.core.option import Option
from lintseq.core.random_source import shuffled
from lintseq.core.sampler import Preset, Sampler
from lintseq.core.structure import Structure
from lintseq.core.walk import BackwardWalk
from lintseq.testing import EFFORT, SamplerConformance
from lintseq.testing.stand_ins import CountedSession


class Laws(SamplerConformance):
    effort = settings(EFFORT, max_examples=25, phases=[Phase.generate])


class InTurns(Sampler):
    """A flawless sampler: any row that is left, with what must go along."""

    name = "in-turns"
    summary = "a walk from a row drawn at random"
    clean = True
    options = (Option("trials", 1, "how many rows are tried each time", minimum=1),)
    presets: ClassVar[Mapping[str, Preset]] = {
        "default": Preset("one trial", {}),
        "two": Preset("two trials", {"trials": 2}),
    }

    def sample(
        self, change: Change, session: LintSession, structure: Structure, rng: random.Random
    ) -> EditSequence:
        walk = BackwardWalk(change, session, structure.companions)
        while walk.pending:
            rows = shuffled(rng, sorted(walk.pending))[: int(self.settings["trials"])]
            walk.step(min((walk.trial(row) for row in rows), key=len))
        return EditSequence(change, walk.edits())


class TestFlawless(Laws):
    sampler = InTurns


class RowByRow(Sampler):
    """A flawless sampler that promises no clean states: single rows in random order."""

    name = "row-by-row"
    summary = "single rows in random order"
    clean = False

    def sample(
        self, change: Change, session: LintSession, structure: Structure, rng: random.Random
    ) -> EditSequence:
        return EditSequence(change, tuple((row,) for row in self.order(change, rng)))

    def order(self, change: Change, rng: random.Random) -> Sequence[int]:
        return shuffled(rng, change.differing_rows)


class TestFlawlessButNotClean(Laws):
    sampler = RowByRow


class PromisesCleanStates(RowByRow):
    clean = True


class TestPromisesCleanStates(Laws):
    sampler = PromisesCleanStates


class LosesARow(RowByRow):
    """The sequence that it gives is one of another change."""

    def sample(
        self, change: Change, session: LintSession, structure: Structure, rng: random.Random
    ) -> EditSequence:
        if len(change.rows) > 2:
            change = Change(change.rows[1:])
        return super().sample(change, session, structure, rng)


class TestLosesARow(Laws):
    sampler = LosesARow


class KnowsInsertionsOnly(RowByRow):
    def sample(
        self, change: Change, session: LintSession, structure: Structure, rng: random.Random
    ) -> EditSequence:
        rows = (row for row in change.rows if row.kind is RowKind.INSERTED)
        return super().sample(Change(tuple(rows)), session, structure, rng)


class TestKnowsInsertionsOnly(Laws):
    sampler = KnowsInsertionsOnly


class NeedsSomethingToKeep(RowByRow):
    def order(self, change: Change, rng: random.Random) -> Sequence[int]:
        if not change.target:
            raise ValueError("there is nothing to keep")
        return super().order(change, rng)


class TestNeedsSomethingToKeep(Laws):
    sampler = NeedsSomethingToKeep


class DrawsFromTheGlobalSource(RowByRow):
    def order(self, change: Change, rng: random.Random) -> Sequence[int]:
        return shuffled(random, change.differing_rows)  # type: ignore[arg-type]


class TestDrawsFromTheGlobalSource(Laws):
    sampler = DrawsFromTheGlobalSource


class DrawsByHash(RowByRow):
    def order(self, change: Change, rng: random.Random) -> Sequence[int]:
        return sorted(change.differing_rows, key=lambda row: hash(change.rows[row].text))


class TestDrawsByHash(Laws):
    sampler = DrawsByHash


class WithoutReset(CountedSession):
    def reset(self) -> None:
        pass


class FindsTheSessionAsItWasLeft(InTurns):
    """Right with a new session, but the samples of a program share one."""

    def sample(
        self, change: Change, session: LintSession, structure: Structure, rng: random.Random
    ) -> EditSequence:
        return super().sample(change, WithoutReset(session, most=100_000), structure, rng)


class TestFindsTheSessionAsItWasLeft(Laws):
    sampler = FindsTheSessionAsItWasLeft


class TriesUntilTheLinterIsContent(RowByRow):
    def sample(
        self, change: Change, session: LintSession, structure: Structure, rng: random.Random
    ) -> EditSequence:
        rows = [row for row in change.target_rows if change.rows[row].kind is RowKind.INSERTED]
        session.reset()
        while session.update(rows[-1:]) and session.update(rows):
            session.reset()
        return super().sample(change, session, structure, rng)


class TestTriesUntilTheLinterIsContent(Laws):
    sampler = TriesUntilTheLinterIsContent


class DescribesItselfBadly(RowByRow):
    name = "row by row"
    options = (Option("pace", "slow", "", choices=("quick",)),)
    presets: ClassVar[Mapping[str, Preset]] = {"only": Preset("the only one", {"step": 1})}


class TestDescribesItselfBadly(Laws):
    sampler = DescribesItselfBadly
