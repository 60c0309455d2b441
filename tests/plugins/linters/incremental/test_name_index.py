"""The recorder and the name index: random programs, piece by piece, as pyflakes judges them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

import pytest

from lintseq.core.diagnostics import Attribution
from lintseq.core.linter import LintOptions
from lintseq.plugins.linters.pyflakes.incremental.cells import Cell, ReplayedCell
from lintseq.plugins.linters.pyflakes.incremental.engine import Engine
from lintseq.plugins.linters.pyflakes.incremental.statements import Piece
from tests.full_data.session_campaign.draw import Draw
from tests.plugins.linters.incremental.read_program import (
    PYFLAKES,
    ReadProgram,
    plain_errors,
    random_programs,
)

LEVELS = ("default", "strict", "names")
ATTRIBUTIONS: tuple[Attribution, ...] = ("cause", "reported")


@pytest.mark.parametrize("attribution", ATTRIBUTIONS)
@pytest.mark.parametrize("level", LEVELS)
def test_whole_programs_have_the_errors_of_pyflakes(level: str, attribution: Attribution) -> None:
    for text in random_programs():
        read = ReadProgram(text, level, attribution)
        options = LintOptions(level=level, attribution=attribution)
        engine = Engine(read.change, read.present, options, PYFLAKES.level(level))
        assert engine.errors() == plain_errors(read, level), text


@pytest.mark.parametrize("level", LEVELS)
def test_whole_statements_have_the_errors_of_pyflakes(level: str) -> None:
    seen: Counter[str] = Counter()
    for number, text in enumerate(random_programs()):
        read = ReadProgram(text, level)
        if any(piece.sites for piece in read.pieces):
            continue  # which are read again as what they ask for comes and goes
        for _ in states_of_pieces(read, Draw.of(0, level, number)):
            if read.shape.is_regular:
                expected = plain_errors(read, level)
                if any("SyntaxError" in key for _, key in expected):
                    continue  # a `nonlocal` has lost what it names, which the compiler finds
                assert read.errors.found() == expected, read.change.text(read.present)
                seen.update(key.split()[0] for _, key in expected)
    assert seen["UndefinedName"] > 100
    assert seen["UndefinedExport"] > 10
    assert seen["UndefinedLocal"] > 0


def test_what_is_hidden_and_shown_again_leaves_no_trace() -> None:
    for number, text in enumerate(random_programs()):
        read = ReadProgram(text)
        read.show()
        before = counted(read)
        for _ in states_of_pieces(read, Draw.of(0, "round trip", number)):
            read.go_to(range(len(read.change.rows)))
            read.show()
            assert counted(read) == before, text


def test_the_way_to_a_state_makes_no_difference() -> None:
    for number, text in enumerate(random_programs()):
        read = ReadProgram(text)
        for _ in states_of_pieces(read, Draw.of(0, "ways", number)):
            straight = ReadProgram(text)
            straight.go_to(read.present)
            straight.show()
            assert counted(read) == counted(straight), read.change.text(read.present)


def test_nothing_is_left_of_pieces_that_are_forgotten() -> None:
    for text in random_programs():
        read = ReadProgram(text)
        read.show()
        read.go_to(())
        read.show()
        assert not read.errors.found()
        assert not read.errors.rows
        cells = cells_of(read.pieces)
        guards = {guard for piece in read.pieces for guard in piece.guards}
        read.names.uninstall(read.pieces)
        assert not any(cell.binds or cell.uses or cell.others for cell in cells), text
        assert not any(guard.loads or guard.handlers for guard in guards), text


def states_of_pieces(read: ReadProgram, draw: Draw) -> Iterator[None]:
    """Shows, one after another, some states in which some pieces are gone."""
    for share in (0.05, 0.3, 0.1, 0.6, 0.2, 0.05):
        read.go_to(read.without(draw.each(read.pieces, share)))
        read.show()
        yield


def counted(read: ReadProgram) -> object:
    """All that the index keeps of the present state."""
    binds = [bind for piece in read.pieces for bind in piece.binds]
    loads = [load for piece in read.pieces for load in piece.loads]
    guards = [guard for piece in read.pieces for guard in piece.guards]
    return (
        read.errors.found(),
        read.errors.rows,
        [bind.alive for bind in binds],
        [bind.cell and kept(bind.cell) for bind in binds],
        [(load.place, load.error) if load.alive else None for load in loads],
        [(guard.handlers, len(guard.loads)) for guard in guards],
        read.names.annotations.put_off,
    )


def kept(cell: Cell) -> object:
    sizes = len(cell.binds), len(cell.uses), len(cell.others)
    if isinstance(cell, ReplayedCell):
        missing = {bind.key for bind in cell.missing}
        return sizes, cell.count, cell.end, missing, {load.key for load in cell.early}
    return sizes, cell.count, cell.first


def cells_of(pieces: list[Piece]) -> set[Cell]:
    binds = {bind.cell for piece in pieces for bind in piece.binds if bind.cell is not None}
    return binds | {cell for piece in pieces for load in piece.loads for cell in load.chain}
