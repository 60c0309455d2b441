"""Which lines are there: what is counted along the way is what a count from scratch gives."""

from __future__ import annotations

from lintseq.plugins.linters.pyflakes.incremental.shape import Shape
from lintseq.plugins.linters.pyflakes.incremental.statements import (
    CUT,
    GONE,
    WHOLE,
    Piece,
    Statement,
)
from tests.full_data.session_campaign.draw import Draw
from tests.plugins.linters.incremental.read_program import ReadProgram, random_programs

SHARES = (0.03, 0.5, 0.9, 0.2)
"""Of the rows that leave, state after state."""


def test_any_series_of_switches_leads_to_the_shape_made_afresh() -> None:
    for number, text in enumerate(random_programs()):
        draw = Draw.of(0, "series", number)
        read = ReadProgram(text)
        rows = range(len(read.change.rows))
        for share in SHARES:
            # Rows that are gone, or there, already are left as they are; some are told twice.
            read.shape.switch(draw.each(rows, share), draw.each(rows, 1 - share) * 2)
            assert counted(read) == counted(ReadProgram(text, present=read.present)), text


def test_a_piece_is_whole_cut_or_gone_as_its_lines_say() -> None:
    for number, text in enumerate(random_programs()):
        draw = Draw.of(0, "status", number)
        read = ReadProgram(text)
        for share in SHARES:
            read.go_to(draw.each(range(len(read.change.rows)), 1 - share))
            statuses = [(piece.status, status(read, piece)) for piece in read.pieces]
            assert [kept for kept, _ in statuses] == [plain for _, plain in statuses], text
            assert read.shape.living == [
                piece.first for piece in read.pieces if piece.status != GONE
            ]


def status(read: ReadProgram, piece: Piece) -> int:
    present = read.shape.present
    needed = [present[row] for row in piece.rows]
    if all(needed):
        return WHOLE
    lines = [read.change.rows[row].text.strip() for row in (*piece.rows, *piece.loose)
             if present[row]]  # fmt: skip
    return CUT if any(line and not line.startswith("#") for line in lines) else GONE


def test_what_is_detached_and_attached_again_is_as_it_was() -> None:
    for number, text in enumerate(random_programs()):
        draw = Draw.of(0, "detached", number)
        read = ReadProgram(text)
        rows = range(len(read.change.rows))
        for share in SHARES:
            read.go_to(draw.each(rows, 1 - share))
            before = counted(read)
            statements = some_statements(read, draw)
            read.shape.detach(statements)
            assert counted_pieces(statements, read.shape) == 0
            read.shape.attach(statements)
            assert counted(read) == before, text


def test_rows_that_change_while_statements_are_detached_are_seen_afterwards() -> None:
    for number, text in enumerate(random_programs()):
        draw = Draw.of(0, "meanwhile", number)
        read = ReadProgram(text)
        rows = range(len(read.change.rows))
        for share in SHARES:
            statements = some_statements(read, draw)
            read.shape.detach(statements)
            read.go_to(draw.each(rows, 1 - share))
            read.shape.attach(statements)
            assert counted(read) == counted(ReadProgram(text, present=read.present)), text


def some_statements(read: ReadProgram, draw: Draw) -> list[Statement]:
    """Some statements of a block of a program, one below the other."""
    blocks = {id(piece.statement.block): piece.statement.block for piece in read.pieces}
    block = draw.one(list(blocks.values()))
    first = draw.below(len(block.statements))
    last = draw.between(first, len(block.statements) - 1)
    return block.statements[first : last + 1]


def counted_pieces(statements: list[Statement], shape: Shape) -> int:
    """In how many places a shape still knows pieces of some statements."""
    pieces = {piece for each in statements for piece in each.pieces()}
    owned = sum(owner in pieces for owner in shape.owner)
    living = sum(shape.piece_at[row] in pieces for row in shape.living)
    clauses = sum(clause.head in pieces for clause in shape.clauses)
    return owned + living + clauses + len(pieces & shape.cut)


def counted(read: ReadProgram) -> object:
    """All that a shape counts of the present state."""
    shape = read.shape
    return (
        list(shape.present),
        [owner and owner.first for owner in shape.owner],
        [
            (piece.first, piece.left, piece.loose_left, piece.status, piece.attached)
            for piece in read.pieces
        ],
        [(piece.statement.alive, piece.statement.block.alive) for piece in read.pieces],
        shape.living,
        [shape.piece_at[row].first for row in shape.living],
        {piece.first for piece in shape.cut},
        {clause.head.first: defect for clause, defect in shape.clauses.items()},
        {statement.first for statement in shape.statements},
    )
