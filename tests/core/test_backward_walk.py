"""The walk against its rule done from scratch, with judges that say anything of any state."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence

from hypothesis import given, settings
from hypothesis import strategies as st

from lintseq.core.change import Change
from lintseq.core.edits import EditSequence
from lintseq.core.walk import BackwardWalk
from lintseq.testing.strategies import changes, creations

LAW = settings(deadline=None, max_examples=60)
Judge = Callable[[Sequence[int]], list[int]]
Companions = Callable[[int], Sequence[int]]


class JudgeSession:
    """A session that asks a judge, and sees to it that rows go only where they are."""

    baseline = ()

    def __init__(self, change: Change, judge: Judge) -> None:
        self._change = change
        self._judge = judge
        self.present: set[int] = set()
        self.updates = 0

    def reset(self) -> None:
        self.present = set(self._change.target_rows)

    def update(self, remove: Sequence[int], restore: Sequence[int] = ()) -> Sequence[int]:
        assert self.present.issuperset(remove)
        assert self.present.isdisjoint(restore)
        assert (list(remove), list(restore)) == (sorted(set(remove)), sorted(set(restore)))
        self.present.difference_update(remove)
        self.present.update(restore)
        self.updates += 1
        return self._judge(sorted(self.present))


def whimsical(seed: int, chance: float) -> Judge:
    """Complains of any rows, but always of the same ones in the same state."""

    def judge(present: Sequence[int]) -> list[int]:
        rng = random.Random(f"{seed} {list(present)}")
        return [row for row in present if rng.random() < chance]

    return judge


def always(present: Sequence[int]) -> list[int]:
    return [present[-1]] if present else []


def never(present: Sequence[int]) -> list[int]:
    return []


def alone(row: int) -> Sequence[int]:
    return ()


@st.composite
def companions(draw: st.DrawFn) -> Companions:
    table = draw(st.dictionaries(st.integers(0, 7), st.lists(st.integers(0, 7), max_size=2)))
    return lambda row: sorted(set(table.get(row, ())) - {row})


CHANGES = changes().filter(lambda change: bool(change.differing_rows))
JUDGES = st.just(always) | st.builds(whimsical, st.integers(0, 999), st.sampled_from([0.1, 0.4]))


def plain_trial(
    change: Change, done: set[int], first: int, judge: Judge, companions: Companions
) -> set[int]:
    pending = set(change.differing_rows) - done

    def with_companions(rows: set[int]) -> set[int]:
        found = rows & pending
        while True:
            more = found | {other for row in found for other in companions(row)} & pending
            if more == found:
                return found
            found = more

    wanted = with_companions({first})
    while wanted != pending:
        present = sorted(set(change.target_rows) ^ done ^ wanted)
        errors = judge(present)
        if not errors:
            break
        others = sorted(pending - wanted)
        blamed = {row for row in errors if row in others}
        if not blamed:
            blamed = {min(others, key=lambda other: (abs(other - row), other)) for row in errors}
        wanted |= with_companions(blamed)
    return wanted


@st.composite
def started(draw: st.DrawFn) -> tuple[Change, Judge, Companions, JudgeSession, BackwardWalk]:
    """A walk that may have gone some steps, but not the last one."""
    change, judge, together = draw(CHANGES), draw(JUDGES), draw(companions())
    session = JudgeSession(change, judge)
    walk = BackwardWalk(change, session, together)
    for _ in range(draw(st.integers(0, 2))):
        step = walk.trial(draw(st.sampled_from(sorted(walk.pending))))
        if step != walk.pending:
            walk.step(step)
    return change, judge, together, session, walk


@LAW
@given(started(), st.data())
def test_trials_are_those_of_the_rule_whatever_was_tried_before(
    case: tuple[Change, Judge, Companions, JudgeSession, BackwardWalk], data: st.DataObject
) -> None:
    change, judge, together, _, walk = case
    done = set(change.differing_rows) - walk.pending
    for first in data.draw(st.lists(st.sampled_from(sorted(walk.pending)), max_size=4)):
        assert walk.trial(first) == plain_trial(change, done, first, judge, together)


@LAW
@given(started(), st.data())
def test_any_earlier_trial_can_be_made_the_step(
    case: tuple[Change, Judge, Companions, JudgeSession, BackwardWalk], data: st.DataObject
) -> None:
    change, judge, together, _, walk = case
    before = set(walk.pending)
    firsts = st.lists(st.sampled_from(sorted(before)), min_size=1, max_size=4)
    trials = [walk.trial(first) for first in data.draw(firsts)]
    step = data.draw(st.sampled_from(trials))
    walk.step(step)
    assert walk.pending == before - step
    done = set(change.differing_rows) - walk.pending
    for first in walk.pending:
        assert walk.trial(first) == plain_trial(change, done, first, judge, together)


@LAW
@given(changes(), JUDGES, companions(), st.randoms(use_true_random=False))
def test_walks_end_in_clean_partitions(
    change: Change, judge: Judge, together: Companions, rng: random.Random
) -> None:
    walk = BackwardWalk(change, JudgeSession(change, judge), together)
    while walk.pending:
        walk.step(walk.trial(rng.choice(sorted(walk.pending))))
    sequence = EditSequence(change, walk.edits())
    assert [judge(present) for present in list(sequence.presents())[1:-1] if judge(present)] == []


@LAW
@given(CHANGES, st.data())
def test_whoever_always_complains_leaves_one_edit(change: Change, data: st.DataObject) -> None:
    session = JudgeSession(change, lambda present: [0])
    walk = BackwardWalk(change, session, alone)
    step = walk.trial(data.draw(st.sampled_from(change.differing_rows)))
    assert step == set(change.differing_rows)
    assert session.updates == len(step) - 1


@LAW
@given(creations(min_lines=1), st.data())
def test_whoever_never_complains_leaves_each_row_an_edit(
    change: Change, data: st.DataObject
) -> None:
    order = data.draw(st.permutations(change.differing_rows))
    session = JudgeSession(change, never)
    walk = BackwardWalk(change, session, alone)
    for first in order:
        walk.step(walk.trial(first))
    assert walk.edits() == tuple((row,) for row in reversed(order))
    assert session.updates == len(order) - 1


@LAW
@given(CHANGES, JUDGES, companions(), st.data())
def test_each_round_is_one_update(
    change: Change, judge: Judge, together: Companions, data: st.DataObject
) -> None:
    """Going from one trial to the next, or making one the step, costs nothing extra."""
    judged: list[Sequence[int]] = []

    def counting(present: Sequence[int]) -> list[int]:
        judged.append(present)
        return judge(present)

    session = JudgeSession(change, judge)
    walk = BackwardWalk(change, session, together)
    firsts = st.lists(st.sampled_from(change.differing_rows), min_size=1, max_size=3)
    while walk.pending:
        done = set(change.differing_rows) - walk.pending
        trials = []
        for first in data.draw(firsts):
            if first in walk.pending:
                plain_trial(change, done, first, counting, together)
                trials.append(walk.trial(first))
        if trials:
            walk.step(data.draw(st.sampled_from(trials)))
    assert session.updates == len(judged)


@LAW
@given(CHANGES, JUDGES, companions(), st.data())
def test_a_trial_is_given_up_at_its_limit(
    change: Change, judge: Judge, together: Companions, data: st.DataObject
) -> None:
    judged: list[set[int]] = []

    def recording(present: Sequence[int]) -> list[int]:
        judged.append(set(change.target_rows).symmetric_difference(present))
        return judge(present)

    walk = BackwardWalk(change, JudgeSession(change, recording), together)
    for first in data.draw(st.lists(st.sampled_from(change.differing_rows), max_size=4)):
        limit = data.draw(st.integers(1, len(walk.pending)))
        judged.clear()
        begun, whole = walk.trial(first, limit), plain_trial(change, set(), first, judge, together)
        assert begun == whole if len(whole) < limit else begun <= whole and len(begun) >= limit
        assert [switched for switched in judged if len(switched) >= limit] == []


def test_an_error_on_a_kept_row_takes_the_nearest_row_along() -> None:
    change = Change.between("k\nl\n", "a\nb\nk\nl\nc\nd\n")
    blame_k = BackwardWalk(change, JudgeSession(change, lambda present: [2]), alone)
    # Row 0 is drawn; 1, 4 and 5 are open, and each in turn is the nearest to row 2.
    assert blame_k.trial(0) == {0, 1, 4, 5}
    once = BackwardWalk(
        change, JudgeSession(change, lambda present: [3] if 4 in present else []), alone
    )
    assert once.trial(0) == {0, 4}


def test_of_two_nearest_rows_the_earlier_goes() -> None:
    change = Change.between("k\n", "a\nb\nk\nc\nd\n")
    judge = JudgeSession(change, lambda present: [2] if {1, 3} <= {*present} else [])
    assert BackwardWalk(change, judge, alone).trial(0) == {0, 1}
