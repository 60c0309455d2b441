"""Edit sequences are partitions of the differing rows; whatever is none is refused by its fault."""

from __future__ import annotations

import pickle
from collections.abc import Sequence

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from lintseq.core.change import Change, RowKind
from lintseq.core.edits import EditSequence, partition_fault
from lintseq.core.errors import UsageError
from lintseq.testing.strategies import sequences

LAW = settings(deadline=None, max_examples=40)


@LAW
@given(sequences())
def test_states_lead_from_the_base_to_the_target(sequence: EditSequence) -> None:
    states = list(sequence.states())
    assert (states[0], states[-1]) == (sequence.change.base, sequence.change.target)
    assert len(states) == len(sequence) + 1


@LAW
@given(sequences())
def test_each_step_switches_just_its_rows(sequence: EditSequence) -> None:
    presents = list(sequence.presents())
    for before, edit, after in zip(presents, sequence.edits, presents[1:]):
        assert set(before) ^ set(after) == set(edit)
        assert list(after) == sorted(after)
    assert list(sequence.states()) == [sequence.change.text(present) for present in presents]


@LAW
@given(sequences())
def test_lines_give_the_sequence_back(sequence: EditSequence) -> None:
    change, insertions, deletions = sequence.change, sequence.insertions, sequence.deletions
    assert EditSequence.from_lines(change, insertions, deletions) == sequence
    backwards = [lines[::-1] for lines in insertions]
    assert EditSequence.from_lines(change, backwards, deletions) == sequence


@LAW
@given(sequences())
def test_lines_are_counted_in_their_own_text(sequence: EditSequence) -> None:
    rows = sequence.change.rows
    target, base = sequence.change.target_rows, sequence.change.base_rows
    for edit, inserted, deleted in zip(sequence.edits, sequence.insertions, sequence.deletions):
        assert [target[line] for line in inserted] == [
            row for row in edit if rows[row].kind is RowKind.INSERTED
        ]
        assert [base[line] for line in deleted] == [
            row for row in edit if rows[row].kind is RowKind.DELETED
        ]


def test_a_creation_needs_no_deletions() -> None:
    change = Change.creation("a\nb\nc\n")
    sequence = EditSequence.from_lines(change, [[2], [0, 1]])
    assert sequence.edits == ((2,), (0, 1))
    assert sequence.deletions == ((), ())


def test_a_change_of_nothing_has_one_state() -> None:
    sequence = EditSequence(Change.between("a\n", "a\n"), ())
    assert (len(sequence), list(sequence.states())) == (0, ["a\n"])


@LAW
@given(sequences(), st.data())
def test_whatever_is_changed_in_a_partition_is_a_fault(
    sequence: EditSequence, data: st.DataObject
) -> None:
    assume(len(sequence))
    edits = [list(edit) for edit in sequence.edits]
    number = data.draw(st.sampled_from(range(len(edits))))
    row = data.draw(st.sampled_from(edits[number]))
    kept = len(sequence.change.rows)
    mutants = [
        [*edits[:number], [], *edits[number:]],
        [*edits[:number], [r for r in edits[number] if r != row], *edits[number + 1 :]],
        [*edits, [row]],
        [*edits[:number], [*edits[number], kept], *edits[number + 1 :]],
        [*edits[:number], [*edits[number], row], *edits[number + 1 :]],
        edits[:number] + edits[number + 1 :],
    ]
    assert partition_fault(sequence.change, sequence.edits) is None
    assert all(partition_fault(sequence.change, mutant) for mutant in mutants)


@pytest.mark.parametrize(
    ("edits", "fault"),
    [
        ([(0,), ()], "edit 2 is empty"),
        ([(0,), (1,)], "edit 2 switches row 1, which does not differ"),
        ([(0,), (9,)], "edit 2 switches row 9, which does not differ"),
        ([(-1,)], "edit 1 switches row -1, which does not differ"),
        ([(0,), (0, 2)], "row 0 is switched twice, the second time by edit 2"),
        ([(2, 0)], "the rows of edit 1 do not ascend"),
        ([(2,)], "row 0 is never switched"),
        ([], "row 0 is never switched"),
    ],
)
def test_faults_are_named(edits: Sequence[tuple[int, ...]], fault: str) -> None:
    change = Change.between("k\n", "a\nk\nb\n")
    assert partition_fault(change, edits) == fault
    with pytest.raises(UsageError, match=f"^Not an edit sequence: {fault}.$"):
        EditSequence(change, tuple(edits))


@pytest.mark.parametrize(
    ("insertions", "deletions", "fault"),
    [
        ([[1], [0]], [[0]], "2 lists of insertions and 1 of deletions"),
        ([[0, 2]], [[0]], "there is no line 2 in a text of 2 lines"),
        ([[0]], [[2]], "there is no line 2 in a text of 2 lines"),
        ([[-1]], [[0]], "there is no line -1 in a text of 2 lines"),
        ([[0], []], [[0], []], "edit 2 is empty"),
    ],
)
def test_faulty_lines_are_named(
    insertions: list[list[int]], deletions: list[list[int]], fault: str
) -> None:
    change = Change.between("a\nk\n", "b\nk\n")
    with pytest.raises(UsageError, match=f"^Not an edit sequence: {fault}.$"):
        EditSequence.from_lines(change, insertions, deletions)


def test_a_sequence_survives_pickling() -> None:
    sequence = EditSequence(Change.creation("a\nb\n"), ((1,), (0,)))
    assert sequence.insertions == ((1,), (0,))
    assert pickle.loads(pickle.dumps(sequence)) == sequence
