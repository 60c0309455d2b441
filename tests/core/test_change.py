"""The merged table gives both texts back, and each state by one plain rule."""

from __future__ import annotations

import pickle
from collections import Counter
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lintseq.core.change import Change, Row, RowKind
from lintseq.core.errors import UsageError
from lintseq.core.lines import split_lines
from lintseq.testing.strategies import changes, texts

LAW = settings(deadline=None, max_examples=40)

# Tables as lintseq makes them from two texts; `changes` draws tables in any order of rows.
MADE = st.builds(Change.between, texts(), texts())


def plain_text(change: Change, present: list[int]) -> str:
    """Each line but the last gets the newline that it lacks."""
    lines = [change.rows[row].text for row in present]
    ended = [line if line.endswith("\n") else line + "\n" for line in lines[:-1]]
    return "".join(ended + lines[-1:])


def merged_again(change: Change) -> Change:
    """The same change, made from its two texts and the lines in which they differ."""
    deleted = {n for n, row in enumerate(change.base_rows) if row not in change.target_rows}
    inserted = {n for n, row in enumerate(change.target_rows) if row not in change.base_rows}
    return Change.merged(change.base, change.target, deleted, inserted)


@LAW
@given(texts())
def test_a_creation_inserts_every_line(target: str) -> None:
    change = Change.creation(target)
    assert [row.text for row in change.rows] == split_lines(target)
    assert {row.kind for row in change.rows} <= {RowKind.INSERTED}
    assert (change.base, change.target) == ("", target)


@LAW
@given(texts())
def test_a_change_from_nothing_is_a_creation(target: str) -> None:
    assert Change.between("", target) == Change.creation(target)


@LAW
@given(texts(), texts())
def test_a_change_has_both_its_texts(base: str, target: str) -> None:
    change = Change.between(base, target)
    assert (change.base, change.target) == (base, target)


@LAW
@given(texts(), texts())
def test_rows_of_each_end_are_its_lines(base: str, target: str) -> None:
    change = Change.between(base, target)
    assert [change.rows[row].text for row in change.base_rows] == split_lines(base)
    assert [change.rows[row].text for row in change.target_rows] == split_lines(target)


@LAW
@given(texts())
def test_a_text_does_not_differ_from_itself(text: str) -> None:
    assert Change.between(text, text).differing_rows == ()


@LAW
@given(changes())
def test_differing_rows_belong_to_one_end(change: Change) -> None:
    ends = set(change.base_rows) ^ set(change.target_rows)
    assert change.differing_rows == tuple(sorted(ends))


@LAW
@given(MADE)
def test_deleted_rows_come_first_in_their_block(change: Change) -> None:
    kinds = [row.kind for row in change.rows]
    pairs = set(pairwise(kinds))
    assert (RowKind.INSERTED, RowKind.DELETED) not in pairs


@LAW
@given(changes(), st.data())
def test_states_end_each_line_but_the_last(change: Change, data: st.DataObject) -> None:
    there = data.draw(st.lists(st.booleans(), min_size=len(change.rows), max_size=len(change.rows)))
    present = [row for row, present in enumerate(there) if present]
    assert change.text(present) == plain_text(change, present)
    assert change.lines(present) == split_lines(plain_text(change, present))


@pytest.mark.parametrize(
    ("base", "target", "present", "text"),
    [
        ("old", "new", [0, 1], "old\nnew"),
        ("old", "new\n", [0, 1], "old\nnew\n"),
        ("old", "a\nb", [0, 2], "old\nb"),
        ("old", "new", [0], "old"),
        ("a\nold", "a\nnew", [0, 1], "a\nold"),
        ("", "a\nb", [0], "a\n"),
        ("a\nb", "", [1], "b"),
    ],
)
def test_a_missing_final_newline_is_given_where_lines_follow(
    base: str, target: str, present: list[int], text: str
) -> None:
    assert Change.between(base, target).text(present) == text


@LAW
@given(changes())
def test_only_last_lines_are_unterminated(change: Change) -> None:
    ends = {rows[-1] for rows in (change.base_rows, change.target_rows) if rows}
    assert set(change.unterminated_rows) <= ends
    assert all(not change.rows[row].text.endswith("\n") for row in change.unterminated_rows)


@LAW
@given(changes(), st.data())
def test_switching_twice_changes_nothing(change: Change, data: st.DataObject) -> None:
    rows = st.sets(st.sampled_from(range(len(change.rows)))) if change.rows else st.just(set())
    present, switched = sorted(data.draw(rows)), data.draw(rows)
    after = change.after_switching(present, switched)
    assert after == tuple(
        row for row in range(len(change.rows)) if (row in present) ^ (row in switched)
    )
    assert change.after_switching(after, switched) == tuple(present)


@LAW
@given(changes())
def test_merging_puts_the_rows_of_any_table_in_one_order(change: Change) -> None:
    merged = merged_again(change)
    assert (merged.base, merged.target) == (change.base, change.target)
    assert Counter(merged.rows) == Counter(change.rows)
    kinds = [row.kind for row in merged.rows]
    assert (RowKind.INSERTED, RowKind.DELETED) not in set(pairwise(kinds))


@LAW
@given(MADE)
def test_merging_by_lines_gives_the_table_back(change: Change) -> None:
    assert merged_again(change) == change


@pytest.mark.parametrize(
    ("base", "target", "deleted", "inserted", "place"),
    [
        ("a\n", "b\n", set(), set(), "line 0 of the base and line 0 of the target"),
        ("a\nb\n", "a\n", set(), set(), "line 1 of the base and line 1 of the target"),
        ("a\n", "a\nb\n", set(), {0}, "line 0 of the base and line 1 of the target"),
        ("x\na", "a\n", {0}, set(), "line 1 of the base and line 0 of the target"),
        ("", "a\n", set(), set(), "line 0 of the base and line 0 of the target"),
    ],
)
def test_lines_that_differ_cannot_be_kept(
    base: str, target: str, deleted: set[int], inserted: set[int], place: str
) -> None:
    with pytest.raises(UsageError, match=place):
        Change.merged(base, target, deleted, inserted)


def test_a_change_survives_pickling() -> None:
    change = Change.between("a\nb", "a\nc\n")
    assert change.target == "a\nc\n"
    assert pickle.loads(pickle.dumps(change)) == change


def test_frequent_lines_match_like_others() -> None:
    change = Change.between("}\n" * 300, "{\n" + "}\n" * 299)
    assert len(change.differing_rows) == 2


@pytest.mark.parametrize(
    ("base", "target", "table"),
    [
        ("a\nb\nc\n", "a\nx\nc\n", " a -b +x  c"),
        ("a\na\n", "a\n", " a -a"),
        ("a", "a\nb", "-a +a +b"),
        ("b\n", "a\nb\nc\n", "+a  b +c"),
        ("a\nb\nc\nd\n", "c\nd\na\nb\n", "+c +d  a  b -c -d"),
    ],
)
def test_the_matching_is_frozen(base: str, target: str, table: str) -> None:
    """The sequences of a change hang on it: another matching, other data from the same seed."""
    marks = {RowKind.KEPT: " ", RowKind.INSERTED: "+", RowKind.DELETED: "-"}

    def shown(row: Row) -> str:
        return marks[row.kind] + row.text.rstrip("\n")

    assert " ".join(map(shown, Change.between(base, target).rows)) == table
