"""Asking CPython about a part of a state: the answer is the one that it gives for the whole."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

import pytest

from lintseq.core.diagnostics import Attribution
from lintseq.plugins.linters.pyflakes.incremental.regions import Verdict
from lintseq.plugins.linters.pyflakes.incremental.statements import Statement, outermost
from lintseq.plugins.linters.pyflakes.incremental.unsupported import Unsupported
from tests.full_data.session_campaign.draw import Draw
from tests.plugins.linters.incremental.read_program import (
    ReadProgram,
    random_programs,
    syntax_error,
)

ATTRIBUTIONS: tuple[Attribution, ...] = ("cause", "reported")


@pytest.mark.parametrize("attribution", ATTRIBUTIONS)
def test_ranges(attribution: Attribution) -> None:
    seen: Counter[bool] = Counter()
    for read in states(attribution):
        concerned = set(read.out_of_order())
        # What a `nonlocal` names is for the whole function to say.
        concerned |= {outermost(each.statement) for each in read.pieces if each.has_nonlocal}
        expected = syntax_error(read)
        assert read.ranges.first_error(concerned) == expected, read.change.text(read.present)
        seen[expected is None] += 1
    assert seen[True] > 20
    assert seen[False] > 120


@pytest.mark.parametrize("attribution", ATTRIBUTIONS)
def test_regions(attribution: Attribution) -> None:
    seen: Counter[str] = Counter()
    for read in states(attribution):
        unsound = list(read.shape.cut)
        disorder = read.layout.disorder(unsound)
        if read.layout.first_error(disorder.row, unsound) is not None:
            continue  # the heads that are added would hide what is wrong with an indentation
        verdict = judged(read, disorder.statement)
        if verdict is None:
            continue
        if verdict.is_open or verdict.row is None:
            seen["open" if verdict.is_open else "parses"] += 1
        elif all(piece.first in verdict.region.rows for piece in unsound):
            assert verdict.row == syntax_error(read), read.change.text(read.present)
            seen["error"] += 1
    assert seen["error"] > 20
    assert seen["parses"] > 25


def test_reading_a_part_anew_changes_nothing() -> None:
    read_anew = 0
    for number, text in enumerate(random_programs()):
        read = ReadProgram(text)
        read.show()
        before = shown(read), read.errors.found()
        piece = Draw.of(0, "read anew", number).one(read.pieces)
        if any(each.sites or each.binds for each in piece.statement.pieces()):
            continue  # these may need another index, or another answer of `typing`
        verdict = read.regions.judge(piece.statement)
        put(read, verdict)
        read.show()
        assert (shown(read), read.errors.found()) == before, text
        assert not any(owner is piece for owner in read.shape.owner)
        read_anew += 1
    assert read_anew > 20


def judged(read: ReadProgram, statement: Statement) -> Verdict | None:
    """What CPython says of a region; None if a backslash at its end joins nothing."""
    try:
        return read.regions.judge(statement)
    except Unsupported as unsupported:
        assert unsupported.reason == "joined-to-nothing"
        return None


def put(read: ReadProgram, verdict: Verdict) -> None:
    """Put what a region parses to in its place."""
    statements = read.parts.statements(verdict.body, verdict.text, verdict.region.block)
    read.patches.put(verdict.region, statements)


def test_patches_are_undone_for_rows_that_they_do_not_know() -> None:
    patched = 0
    for read in states("cause"):
        if not read.shape.is_regular or len(read.shape.cut) != 1:
            continue
        statement = next(iter(read.shape.cut)).statement
        verdict = judged(read, statement)
        if verdict is None or verdict.row is not None or verdict.is_open or statement.clauses:
            continue
        before = shown(read)
        put(read, verdict)
        assert not read.shape.cut
        there = set(read.present)
        known = [row for row in verdict.region.rows if row in there]
        read.patches.undo_for(known)
        assert not read.shape.cut
        unknown = [row for row in verdict.region.rows if row not in there]
        read.patches.undo_for(unknown[:1])
        assert shown(read) == before, read.change.text(read.present)
        patched += 1
    assert patched > 10


def shown(read: ReadProgram) -> object:
    """What the shape says of its rows, whichever pieces they are in."""
    shape = read.shape
    return (
        [owner and (owner.first, owner.last, owner.status, owner.left) for owner in shape.owner],
        shape.living,
        {piece.first for piece in shape.cut},
        {clause.head.first: defect for clause, defect in shape.clauses.items()},
        {statement.first for statement in shape.statements},
        [(statement.first, statement.last, statement.alive) for statement in read.block.statements],
    )


def states(attribution: Attribution) -> Iterator[ReadProgram]:
    """Random programs in some states that are out of order."""
    for number, text in enumerate(random_programs()):
        read = ReadProgram(text, attribution=attribution)
        draw = Draw.of(0, "states for CPython", number)
        for share in (0.05, 0.1, 0.2, 0.5):
            read.go_to(draw.each(range(len(read.change.rows)), 1 - share))
            if read.out_of_order():
                yield read
