"""Hunks against a slow reading of both texts, and back from hunks to the rows."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lintseq.core.change import Change
from lintseq.core.edits import EditSequence
from lintseq.core.errors import UsageError
from lintseq.core.hunks import Hunk, apply_hunks, hunks_of, sequence_from_hunks
from lintseq.core.lines import split_lines
from lintseq.testing.strategies import sequences, texts

LAW = settings(deadline=None, max_examples=40)

# Tables as lintseq makes them from two texts; `sequences` alone draws tables in any order of rows.
MADE = st.builds(Change.between, texts(), texts())


def is_terminated(text: str) -> bool:
    return not text or text.endswith("\n")


def lines_by_row(change: Change, present: Sequence[int]) -> dict[int, str]:
    return dict(zip(present, change.lines(present)))


def plain_hunks(change: Change, before: Sequence[int], after: Sequence[int]) -> list[Hunk]:
    """Go down the table; each run of lines between two that both texts have is one hunk."""
    old, new = lines_by_row(change, before), lines_by_row(change, after)
    hunks: list[Hunk] = []
    old_at = new_at = 0
    deleted: list[str] = []
    inserted: list[str] = []
    for row in [*range(len(change.rows)), None]:
        goes, comes = (None, None) if row is None else (old.get(row), new.get(row))
        same = row is None or (goes is not None and goes == comes)
        if same and (deleted or inserted):
            hunks.append(
                Hunk(
                    old_at - len(deleted),
                    tuple(deleted),
                    new_at - len(inserted),
                    tuple(inserted),
                )
            )
            deleted, inserted = [], []
        if goes is not None:
            old_at += 1
            deleted += [] if same else [goes]
        if comes is not None:
            new_at += 1
            inserted += [] if same else [comes]
    return hunks


@LAW
@given(sequences())
def test_hunks_are_those_of_a_plain_reading(sequence: EditSequence) -> None:
    presents = list(sequence.presents())
    expected = [plain_hunks(sequence.change, before, after) for before, after in pairwise(presents)]
    assert [list(hunks) for hunks in hunks_of(sequence)] == expected


@LAW
@given(sequences())
def test_hunks_lead_from_state_to_state(sequence: EditSequence) -> None:
    states = list(sequence.states())
    for hunks, before, after in zip(hunks_of(sequence), states, states[1:]):
        assert "".join(apply_hunks(split_lines(before), hunks)) == after


@LAW
@given(sequences())
def test_hunks_read_backwards_undo_the_edit(sequence: EditSequence) -> None:
    states = list(sequence.states())
    for hunks, before, after in zip(hunks_of(sequence), states, states[1:]):
        undone = [Hunk(h.after, h.inserted, h.before, h.deleted) for h in hunks]
        assert "".join(apply_hunks(split_lines(after), undone)) == before


@LAW
@given(sequences())
def test_a_line_that_stays_lies_between_two_hunks(sequence: EditSequence) -> None:
    for hunks in hunks_of(sequence):
        for first, second in pairwise(hunks):
            assert first.before + len(first.deleted) < second.before
            assert first.after + len(first.inserted) < second.after


@LAW
@given(sequences(of=MADE).filter(lambda sequence: is_terminated(sequence.change.base)))
def test_hunks_give_the_sequence_back(sequence: EditSequence) -> None:
    again = sequence_from_hunks(sequence.change.base, list(hunks_of(sequence)))
    assert (again.insertions, again.deletions) == (sequence.insertions, sequence.deletions)
    assert (again.change.base, again.change.target) == (
        sequence.change.base,
        sequence.change.target,
    )
    assert list(again.states()) == list(sequence.states())


@LAW
@given(texts(), st.data())
def test_a_creation_comes_back_as_it_was(target: str, data: st.DataObject) -> None:
    change = Change.creation(target)
    rows = data.draw(st.permutations(change.differing_rows))
    sequence = EditSequence(change, tuple((row,) for row in rows))
    assert sequence_from_hunks("", list(hunks_of(sequence))) == sequence


@pytest.mark.parametrize(
    ("base", "target", "edits", "expected"),
    [
        ("", "a\nb\nc\n", [(0, 2), (1,)], [[(0, "", 0, "a c")], [(1, "", 1, "b")]]),
        ("", "a\nb\nc\n", [(1,), (0, 2)], [[(0, "", 0, "b")], [(0, "", 0, "a"), (1, "", 2, "c")]]),
        ("x\nk\n", "y\nk\n", [(1,), (0,)], [[(1, "", 1, "y")], [(0, "x", 0, "")]]),
        ("x\nk\n", "y\nk\n", [(0, 1)], [[(0, "x", 0, "y")]]),
    ],
)
def test_hunks_lie_where_they_should(
    base: str,
    target: str,
    edits: list[tuple[int, ...]],
    expected: list[list[tuple[int, str, int, str]]],
) -> None:
    found = [
        [
            (
                hunk.before,
                "".join(hunk.deleted).replace("\n", " ").strip(),
                hunk.after,
                "".join(hunk.inserted).replace("\n", " ").strip(),
            )
            for hunk in hunks
        ]
        for hunks in hunks_of(EditSequence(Change.between(base, target), tuple(edits)))
    ]
    assert found == expected


def test_a_last_line_that_others_follow_is_rewritten() -> None:
    sequence = EditSequence(Change.between("old", "new"), ((1,), (0,)))
    assert list(hunks_of(sequence)) == [
        (Hunk(0, ("old",), 0, ("old\n", "new")),),
        (Hunk(0, ("old\n",), 0, ()),),
    ]


@pytest.mark.parametrize(
    ("hunks", "message"),
    [
        ([Hunk(3, (), 3, ("x\n",))], "Hunk 1 lies outside the text"),
        ([Hunk(1, ("b\n", "c\n"), 1, ())], "Hunk 1 lies outside the text"),
        ([Hunk(-1, (), 0, ("x\n",))], "Hunk 1 lies outside the text"),
        ([Hunk(1, ("b\n",), 1, ()), Hunk(0, (), 0, ("x\n",))], "Hunk 2 lies outside the text"),
        ([Hunk(0, ("a\n",), 0, ()), Hunk(0, ("a\n",), 0, ())], "Hunk 2 lies outside the text"),
        ([Hunk(0, ("b\n",), 0, ())], "Hunk 1 deletes lines that are not there"),
        ([Hunk(0, ("a",), 0, ())], "Hunk 1 deletes lines that are not there"),
    ],
)
def test_hunks_that_do_not_fit_are_refused(hunks: list[Hunk], message: str) -> None:
    with pytest.raises(UsageError, match=message):
        apply_hunks(["a\n", "b\n"], hunks)
    with pytest.raises(UsageError, match=message):
        sequence_from_hunks("a\nb\n", [hunks])


def test_applying_ends_each_line_but_the_last() -> None:
    assert apply_hunks(["a"], [Hunk(1, (), 1, ("b",))]) == ["a\n", "b"]


def test_hunks_may_touch() -> None:
    hunks = [Hunk(0, ("a\n",), 0, ("x\n",)), Hunk(1, (), 1, ("y\n",)), Hunk(1, (), 2, ("z\n",))]
    assert apply_hunks(["a\n", "b\n"], hunks) == ["x\n", "y\n", "z\n", "b\n"]
    assert sequence_from_hunks("a\nb\n", [hunks]).change.target == "x\ny\nz\nb\n"


@pytest.mark.parametrize(
    ("edits", "message"),
    [
        ([[]], "Edit 1 is empty"),
        ([[Hunk(0, (), 0, ())]], "edit 1 is empty"),
        (
            [[Hunk(0, (), 0, ("x\n",))], [Hunk(0, ("x\n",), 0, ())]],
            "Edit 2 deletes a line that an earlier edit inserted",
        ),
    ],
)
def test_hunks_of_no_partition_are_refused(edits: list[list[Hunk]], message: str) -> None:
    with pytest.raises(UsageError, match=message):
        sequence_from_hunks("a\n", edits)
