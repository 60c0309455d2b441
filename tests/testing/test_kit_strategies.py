"""The kit's strategies draw what they promise, and the nasty cases are among it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from hypothesis import Phase, find, given, settings
from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from lintseq.core.change import Change, RowKind
from lintseq.core.lines import split_lines
from lintseq.core.linter import LintOptions
from lintseq.testing.strategies import (
    NASTY_LINES,
    changes,
    chunked,
    damaged,
    lines,
    parts_of,
    programs,
    sequences,
    texts,
)
from lintseq.testing.walks import RESET, Switched, Walk, resetting_walks, update_between

DrawnT = TypeVar("DrawnT")

PROGRAM = "a\n\nb\nc"
QUICK = settings(deadline=None, max_examples=50)


def test_nasty_lines_are_single_lines_and_told_once() -> None:
    assert not [line for line in NASTY_LINES if "\n" in line]
    assert len(set(NASTY_LINES)) == len(NASTY_LINES)


@QUICK
@given(lines())
def test_a_line_is_one_line(line: str) -> None:
    assert split_lines(line) == [line]
    assert line.endswith("\n")


@QUICK
@given(texts(min_lines=2, max_lines=3))
def test_texts_have_as_many_lines_as_asked(text: str) -> None:
    assert 2 <= len(split_lines(text)) <= 3


@QUICK
@given(changes())
def test_the_ends_of_a_change_are_its_rows(change: Change) -> None:
    rows = change.rows
    assert split_lines(change.target) == [rows[row].text for row in change.target_rows]
    assert split_lines(change.base) == [rows[row].text for row in change.base_rows]


def test_changes_are_of_every_kind() -> None:
    def both_ends_lack_their_newline(change: Change) -> bool:
        ends = (change.base, change.target)
        return change.base != change.target and all(end[-1:] not in ("", "\n") for end in ends)

    assert_drawn(changes(), both_ends_lack_their_newline)
    assert_drawn(changes(), lambda change: {row.kind for row in change.rows} == set(RowKind))
    assert_drawn(changes(), lambda change: change.rows != () and change.base == "")
    assert_drawn(changes(), lambda change: change.rows != () and change.target == "")


def test_sequences_are_of_every_kind() -> None:
    assert_drawn(sequences(), lambda sequence: not sequence.edits)
    assert_drawn(sequences(), lambda sequence: sequence.edits[:1] == ((1, 2),))


def test_programs_may_lack_what_programs_may_lack() -> None:
    assert_drawn(programs(), lambda program: not program.id)
    assert_drawn(programs(), lambda program: program.instruction is None)
    assert_drawn(programs(), lambda program: program.base != "" and program.text != "")


def assert_drawn(strategy: SearchStrategy[DrawnT], wanted: Callable[[DrawnT], bool]) -> None:
    """Raises `hypothesis.errors.NoSuchExample` unless such a value is drawn within 500."""
    find(strategy, wanted, settings=settings(max_examples=500, phases=[Phase.generate]))


@QUICK
@given(parts_of([PROGRAM]))
def test_parts_keep_the_order_of_lines(part: str) -> None:
    left = iter(split_lines(PROGRAM))
    assert all(line in left for line in split_lines(part))


@QUICK
@given(st.data())
def test_pieces_make_the_text(data: st.DataObject) -> None:
    text = data.draw(texts().flatmap(damaged))
    assert "".join(data.draw(chunked(text))) == text


@QUICK
@given(resetting_walks(changes(), st.just(LintOptions())))
def test_updates_lead_from_stop_to_stop(walk: Walk) -> None:
    at = Switched()
    present = set(walk.change.target_rows)
    for stop in walk.stops:
        if stop is not RESET:
            remove, restore = update_between(walk.change, at, stop)
            assert present.issuperset(remove)
            assert present.isdisjoint(restore)
            present = (present - set(remove)) | set(restore)
            assert tuple(sorted(present)) == walk.change.after_switching(
                walk.change.target_rows, stop
            )
            at = stop
        else:
            at, present = Switched(), set(walk.change.target_rows)
    assert walk.stops.count(RESET) == 1
