"""Asks CPython about the first part of a state that is out of order, and nothing else.

A **region** is a run of statements of one block. It is parsed below heads that open the blocks
around it and a ``pass``, so that its lines find the indentation that they have in the state, and
what stands above it, which is in order, is left out. It begins where the order is first broken; the
statement above is taken in where that may be continued.

- A region that parses by itself is in order, whatever follows.
- One that does not is asked again with the next line below. An error up to there is CPython's error
  for the whole state: its parser never sees more. But if that line is itself out of order, or a
  clause, which may belong to a statement in the region, it is taken in first. Each time twice as
  many statements are, so that what is parsed in all grows no faster than the region.
- *was never closed* stands: what follows is sound, so it closes nothing.

The tokens below the region must be sound; else CPython may report those.
"""

from __future__ import annotations

import ast
from collections.abc import Sequence
from dataclasses import dataclass

from lintseq.plugins.linters.pyflakes.incremental.shape import Shape
from lintseq.plugins.linters.pyflakes.incremental.statements import (
    WHOLE,
    Block,
    Piece,
    Statement,
    around,
    is_regular,
    opens_block,
)
from lintseq.plugins.linters.pyflakes.incremental.texts import Text, Texts, parse
from lintseq.plugins.linters.pyflakes.incremental.unsupported import Unsupported

_CONTINUES = frozenset({"elif", "else", "except", "except*", "finally", "case", "@"})
"""What may belong to what is above it, or is nothing by itself."""


@dataclass
class Region:
    """Statements of one block, from one index to another."""

    block: Block
    first: int
    last: int

    @property
    def statements(self) -> Sequence[Statement]:
        """Those statements."""
        return self.block.statements[self.first : self.last + 1]

    @property
    def rows(self) -> range:
        """The rows that they span, dead ones included."""
        statements = self.block.statements
        start = statements[self.first].first
        if self.block.clause is None and self.first == 0:
            start = 0
        return range(start, statements[self.last].last + 1)


@dataclass(frozen=True)
class Verdict:
    """What CPython says of a region: the row of its first error, or what it parses to.

    Attributes:
        region: the one that was judged in the end.
        row: of the error; None if there is none.
        body: the region's statements, if there is none.
        is_open: whether nothing is known, as a string is open at the region's end, or the cause of
            the error lies above the region.
    """

    region: Region
    text: Text
    row: int | None = None
    body: Sequence[ast.stmt] = ()
    is_open: bool = False


class Regions:
    """The regions of the states of one program."""

    def __init__(self, shape: Shape, texts: Texts) -> None:
        self._shape = shape
        self._texts = texts

    def judge(self, statement: Statement, is_valid: bool = False) -> Verdict:
        """What CPython says of the region that begins with a statement that is out of order.

        Args:
            statement: what the region begins with.
            is_valid: whether it is known to parse, if enough is taken in.
        """
        region = self._begun(statement)
        more = 1
        while True:
            text = self._texts.region(region.block, region.rows)
            below = self._shape.after(region.rows.stop)
            if text.rows and self._texts.ends_joined(text.rows[-1]):
                # Whatever CPython makes of that at the end of a text, it is not the end of this.
                if below is None:
                    raise Unsupported("joined-to-nothing")
                region = self._larger(region, below)
                continue
            parsed = parse(text.code)
            if isinstance(parsed, ast.Module):
                body = self._texts.body(parsed, region.block)
                if body is not None:
                    return Verdict(region, text, body=body)
                region = self._around(region)
                continue
            if not is_valid:
                verdict = self._refusal(parsed, text, region, below)
                if verdict is not None:
                    return verdict
            region = self._around(region) if below is None else self._grown(region, more)
            more *= 2

    def _refusal(
        self, error: SyntaxError, text: Text, region: Region, below: Piece | None
    ) -> Verdict | None:
        """What an error of a region says; None if what is below has a say."""
        if self._texts.is_open(error, text):
            return Verdict(region, text, is_open=True)
        last = self._shape.before(region.rows.stop)
        is_inside = last is not None and self._texts.is_above(error, text, last.first)
        if is_inside or self._texts.is_unclosed(error):
            row = self._texts.row_of(error, text)
        elif below is None:
            row = self._error_at_end(region)
        elif _is_in_order(below) and below.word not in _CONTINUES:
            row = self._error_above(region, below)
            if row is None:
                return None
        else:
            return None
        return Verdict(region, text, row=row, is_open=row is None)

    def _error_at_end(self, region: Region) -> int | None:
        """The row of the error of a region below which there is no code."""
        rows = range(region.rows.start, len(self._shape.present))
        text = self._texts.region(region.block, rows)
        parsed = parse(text.code)
        assert isinstance(parsed, SyntaxError)  # comments and blank lines mend nothing
        return self._texts.row_of(parsed, text)

    def _error_above(self, region: Region, below: Piece) -> int | None:
        """The row of a region's error, asked with the piece below; None if that has a say."""
        text = self._texts.region(region.block, range(region.rows.start, below.last + 1))
        parsed = parse(text.code)
        if not isinstance(parsed, SyntaxError):
            return None
        row = self._texts.row_of(parsed, text)
        if row is None or row > below.first:
            return None
        if row == below.first and opens_block(below) and "expected an indented" in parsed.msg:
            # About the head below, or about one in the region that is reported here.
            return row if f"on line {text.rows.index(row) + 1}" not in parsed.msg else None
        return row

    # How far a region goes

    def _begun(self, statement: Statement) -> Region:
        """The region that begins with a statement, or above it where it may hang on that."""
        block = statement.block
        if block.clause is not None and block.clause.head.word == "match":
            # A case is a statement of nothing but a match.
            return self._begun(block.clause.statement)
        place = block.statements.index(statement)
        region = Region(block, place, place)
        if self._shape.present[statement.first]:
            return region
        first = self._shape.after(statement.first)
        above = self._shape.before(statement.first)
        if first is not None and above is not None:
            column = self._texts.column(self._shape.first_code(first))
            stands_alone = above.word != "@" and not opens_block(above)
            if stands_alone and column <= statement.column and first.word not in _CONTINUES:
                return region
        above_it = block.living_above(place)
        if above_it is not None:
            return Region(block, above_it, place)
        if block.clause is None:
            return Region(block, 0, place)
        return self._begun(block.clause.statement)

    def _grown(self, region: Region, count: int) -> Region:
        """Take in so many statements below, as far as there are such."""
        for _ in range(count):
            below = self._shape.after(region.rows.stop)
            if below is None:
                break
            region = self._larger(region, below)
        return region

    def _larger(self, region: Region, below: Piece) -> Region:
        """Take in the statement with the piece below."""
        statement = below.statement
        inside = region.block.statements[region.first]
        enclosing = {id(each) for each in around(inside)}
        while statement.block is not region.block:
            if id(statement) in enclosing or statement.block.clause is None:
                return self._outer(region, below)
            statement = statement.block.clause.statement
        return Region(region.block, region.first, region.block.statements.index(statement))

    def _outer(self, region: Region, below: Piece) -> Region:
        """Go to the block around, and take in there what reaches to the piece below."""
        outer = self._around(region)
        return outer if below.first in outer.rows else self._larger(outer, below)

    def _around(self, region: Region) -> Region:
        clause = region.block.clause
        if clause is None:
            raise Unsupported("unreadable-part")
        return self._begun(clause.statement)


def _is_in_order(piece: Piece) -> bool:
    return piece.status == WHOLE and is_regular(piece)
