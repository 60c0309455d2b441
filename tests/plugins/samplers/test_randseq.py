"""RandSeq: as many edits as LintSeq, every cut of every order as likely as any other."""

from __future__ import annotations

from collections import Counter
from itertools import combinations, permutations
from math import comb

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lintseq.core import laws
from lintseq.core.change import Change
from lintseq.core.edits import EditSequence
from lintseq.core.errors import UsageError
from lintseq.core.linter import LintOptions
from lintseq.core.option import OptionValue
from lintseq.core.random_source import random_source
from lintseq.core.sampler import Sampler
from lintseq.core.structure import NoStructure
from lintseq.plugins.samplers.lintseq.sampler import LintSeq
from lintseq.plugins.samplers.randseq import RandSeq
from lintseq.testing.stand_ins import UndefinedWords
from lintseq.testing.strategies import word_texts

LAW = settings(deadline=None, max_examples=40)
DRAWS = 4000


def draw(sampler: Sampler, change: Change, path: int = 0) -> EditSequence:
    session = UndefinedWords().session(change, sampler.lint_options())
    return sampler.sample(change, session, NoStructure(change), random_source(0, "rand", path))


@LAW
@given(word_texts(), word_texts(), st.integers(0, 99), st.sampled_from(sorted(LintSeq.presets)))
def test_there_are_as_many_edits_as_lintseq_makes(
    base: str, target: str, path: int, preset: str
) -> None:
    change = Change.between(base, target)
    if change.differing_rows:
        sequence = draw(RandSeq(overrides={"match": preset}), change, path)
        assert len(sequence) == len(draw(LintSeq(preset), change, path))
        assert [*laws.partition(sequence)] == []


@LAW
@given(st.integers(1, 12), st.integers(1, 14))
def test_as_many_edits_are_cut_as_asked(lines: int, edits: int) -> None:
    change = Change.creation("a\n" * lines)
    assert len(draw(RandSeq(overrides={"edits": edits}), change)) == min(edits, lines)


@pytest.mark.parametrize("overrides", [{}, {"edits": 1}, {"edits": 7}])
def test_one_line_is_one_edit(overrides: dict[str, OptionValue]) -> None:
    assert draw(RandSeq(overrides=overrides), Change.creation("a")).edits == ((0,),)


def test_every_composition_is_as_likely() -> None:
    """Six lines can be cut into three edits in ten ways."""
    change, sampler = Change.creation("a\n" * 6), RandSeq(overrides={"edits": 3})
    sizes = Counter(
        tuple(len(edit) for edit in draw(sampler, change, path).edits) for path in range(DRAWS)
    )
    cuts = {(a, b - a, 6 - b) for a, b in combinations(range(1, 6), 2)}
    assert sizes.keys() == cuts
    assert len(cuts) == comb(5, 2)
    # 9 degrees of freedom: fair cuts exceed 33.7 once in 10,000 seeds.
    assert sum((count - DRAWS / 10) ** 2 / (DRAWS / 10) for count in sizes.values()) < 33.7


def test_every_order_is_as_likely() -> None:
    change, sampler = Change.creation("a\n" * 4), RandSeq(overrides={"edits": 4})
    orders = Counter(draw(sampler, change, path).edits for path in range(DRAWS))
    assert orders.keys() == {tuple((row,) for row in rows) for rows in permutations(range(4))}
    # 23 degrees of freedom: fair orders exceed 58 once in 10,000 seeds.
    assert sum((count - DRAWS / 24) ** 2 / (DRAWS / 24) for count in orders.values()) < 58


def test_the_linter_does_not_guide_the_cuts() -> None:
    """Half of all orders write ``b a`` before the ``a`` that it needs."""
    change, sampler = Change.creation("a\nb a\n"), RandSeq(overrides={"edits": 2})
    early = sum(draw(sampler, change, path).edits[0] == (1,) for path in range(1000))
    assert 400 < early < 600


def test_changes_are_cut_like_creations() -> None:
    change = Change.between("a\nb\nk\n", "k\nc\nd\n")
    sequence = draw(RandSeq(overrides={"edits": 4}), change)
    assert sorted(row for edit in sequence.edits for row in edit) == list(change.differing_rows)
    assert len(sequence) == 4


@pytest.mark.parametrize("match", LintSeq.presets)
def test_the_run_that_is_matched_judges_by_its_own_options(match: str) -> None:
    options = RandSeq(overrides={"match": match}).lint_options("strict")
    assert options == LintSeq(match).lint_options("strict")


def test_the_default_preset_is_matched_unless_told() -> None:
    assert RandSeq().lint_options() == LintOptions()


def test_a_preset_that_lintseq_does_not_have_cannot_be_matched() -> None:
    with pytest.raises(UsageError, match="'match' cannot be 'papre': did you mean 'paper'"):
        RandSeq(overrides={"match": "papre"})


def test_randseq_promises_nothing_clean() -> None:
    assert not RandSeq.clean
    assert LintSeq.clean
