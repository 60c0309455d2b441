"""Asks CPython about whole units of a state: statements of the module, or of a class in it.

Where a region (see `regions`) parses, this says whether it compiles, too; and it is asked of all
that is out of order where the tokens are not sound.

**Why units will do.** CPython parses a module statement by statement; complete statements above
leave nothing open, and complete ones below are never reached by its parser. So a run of units,
those of a class below ``class _:`` and a ``pass`` for what is above them, has the same first error
by itself as in the whole, if the error is not at its very end, where what follows has a say:

- An error above the last statement of the run stands.
- One at its end is asked again with the next statement below, until it is no longer at the end.
- *was never closed* stands: what follows is sound, so it closes nothing.
- *unterminated triple-quoted string* is about all that follows: asked again of the rest. So is
  *was never closed* in a hole of an f-string, since Python 3.12.

What the compiler finds beyond the parser hangs on the unit alone, but for ``global`` and
``nonlocal`` (asked of the whole program) and ``__future__`` (the line is put on top).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from lintseq.plugins.linters.pyflakes.incremental.regions import Region
from lintseq.plugins.linters.pyflakes.incremental.shape import Shape
from lintseq.plugins.linters.pyflakes.incremental.statements import (
    Piece,
    Statement,
    around,
    outermost,
)
from lintseq.plugins.linters.pyflakes.incremental.texts import Text, Texts, compile_error

_FUTURE = "from __future__ import annotations\n"
_WHOLE_PROGRAM = re.compile(r"\b(?:global|nonlocal)\b")


class Ranges:
    """The runs of units in the states of one program.

    Attributes:
        futures: pieces that import from ``__future__``.
    """

    def __init__(self, shape: Shape, texts: Texts) -> None:
        self._shape = shape
        self._texts = texts
        self.futures: set[Piece] = set()

    def have_future(self, rows: Sequence[int]) -> bool:
        """Whether there is an import from ``__future__`` in one of these rows."""
        return any(piece.first <= row <= piece.last for piece in self.futures for row in rows)

    def first_error(self, concerned: Iterable[Statement]) -> int | None:
        """The row of the first syntax error, where only these statements are out of order.

        None if there is no error.
        """
        run = self._run(list(concerned))
        start = run.rows.start
        below = any(piece.left and piece.first >= start for piece in self.futures)
        text = self._text_of(run)
        if below or _WHOLE_PROGRAM.search(text.code):
            run = self._everything()
            text = self._text_of(run)
        while True:
            error = compile_error(text.code)
            if error is None:
                return None
            is_open = self._texts.is_open(error, text)
            if self._reaches_the_end(run) or (not is_open and self._stands(error, text, run)):
                row = self._texts.row_of(error, text)
                assert row is not None or run.block.clause is not None  # or no line was added
                if row is not None:
                    return row
            run = self._larger(run, is_open)
            text = self._text_of(run)

    def _everything(self) -> Region:
        block = self._shape.block
        return Region(block, 0, len(block.statements) - 1)

    def _run(self, concerned: Sequence[Statement]) -> Region:
        """The units with these statements, with the one above where they may hang on it."""
        paths = [_units(statement) for statement in concerned]
        depth = 0
        while all(len(path) > depth + 1 for path in paths) and (
            len({path[depth + 1].block for path in paths}) == 1
        ):
            depth += 1
        units = {path[depth] for path in paths}
        block = paths[0][depth].block
        places = [block.statements.index(unit) for unit in units]
        first, last = min(places), max(places)
        if self._shape.present[block.statements[first].first]:
            return Region(block, first, last)
        above = block.living_above(first)
        if above is not None:
            return Region(block, above, last)
        if block.clause is not None:
            return self._run([block.clause.statement])
        return Region(block, 0, last)

    def _larger(self, run: Region, is_open: bool) -> Region:
        """A larger run, with what is below: all of it, if a string is open."""
        if is_open:
            module = self._shape.block
            place = module.statements.index(outermost(run.statements[0]))
            return Region(module, place, len(module.statements) - 1)
        below = run.block.living_below(run.last)
        if below is not None:
            return Region(run.block, run.first, below)
        if run.block.clause is None:
            return Region(run.block, run.first, len(run.block.statements) - 1)
        return self._run([run.block.clause.statement])

    def _reaches_the_end(self, run: Region) -> bool:
        return run.block.clause is None and run.block.living_below(run.last) is None

    def _text_of(self, run: Region) -> Text:
        rows = run.rows
        if self._reaches_the_end(run):
            rows = range(rows.start, len(self._shape.present))
        above = [] if run.block.clause is None else self._texts.class_above(run.statements[0])
        if any(
            piece.left and piece.puts_off and piece.first < rows.start for piece in self.futures
        ):
            above.insert(0, _FUTURE)
        return self._texts.some(rows, above)

    def _stands(self, error: SyntaxError, text: Text, run: Region) -> bool:
        """Whether an error, of no string that is open, is the same whatever is below the run."""
        if self._texts.is_unclosed(error):
            return True
        last = self._shape.before(run.rows.stop)
        return last is not None and self._texts.is_above(error, text, last.first)


def _units(statement: Statement) -> list[Statement]:
    """The statements around one, itself included, that compile alone; the outermost first."""
    return [each for each in around(statement) if each.block.is_unit_list][::-1]
