"""A session that does not ask where only quiet lines leave: blank ones, and plain comments.

They say nothing to the tool, so the errors stay as they were, on the same rows. This holds where

- only rows leave, and each is quiet in the text that was judged last (`lintseq.grammars.quiet`);
- no error sits on one of them, and each error of that text has a line: one that is told of the end
  of the text would sit elsewhere when the last line is another.

Anything else is asked. The answers are those of the plain session (law 7), as the conformance kit
compares them.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from lintseq.core.change import Change
from lintseq.core.grammar import Grammar
from lintseq.core.linter import Linter, LintOptions
from lintseq.core.naive_session import NaiveSession, diagnose
from lintseq.grammars.quiet import QuietLines, may_be_quiet, quiet_lines


class QuietSession(NaiveSession):
    """The plain session of a linter that remembers its answers, asked less often."""

    def __init__(
        self, linter: Linter, change: Change, options: LintOptions, grammar: Grammar
    ) -> None:
        super().__init__(linter, change, options)
        self._grammar = grammar
        self._last: _Judged | None = None

    def reset(self) -> None:
        """Go to the target: the finished program."""
        super().reset()
        self._last = None

    def update(self, remove: Sequence[int], restore: Sequence[int] = ()) -> Sequence[int]:
        """Take rows away and put rows back, in one step, and judge the state that results."""
        leaving = self._present.intersection(remove)
        if self._last is not None and not restore and self._may_lose(self._last, leaving):
            self._present -= leaving
            return self._last.answer if self._present else []
        answer = super().update(remove, restore)
        self._last = _Judged(sorted(self._present), answer)
        return answer

    def _may_lose(self, judged: _Judged, rows: set[int]) -> bool:
        """Whether ``rows`` leave the state that was judged last, and nobody hears it."""
        if not all(may_be_quiet(self._change.rows[row].text) for row in rows):
            return False
        if judged.quiet is None:
            judged.quiet = self._quiet_lines(judged.present)
        lines = {bisect_left(judged.present, row) for row in rows}
        return judged.quiet.may_leave(lines)

    def _quiet_lines(self, present: Sequence[int]) -> QuietLines:
        lines = self._change.lines(present)
        places: set[int] = set()
        # The linter remembers what it said of this text.
        for error in diagnose(self._linter, "".join(lines)):
            if self._linter.is_error(error, self._options.level):
                line = error.attributed(self._options.attribution)
                if line is None or line > len(present):
                    return QuietLines(frozenset())
                places.add(line - 1)
        found = quiet_lines(self._grammar, lines)
        whole = [comment for comment in found.whole if places.isdisjoint(comment)]
        return QuietLines(found.single - places, whole)


@dataclass
class _Judged:
    """A state that the tool was asked of, with its answer.

    Attributes:
        present: its rows, ascending.
        answer: those with new errors.
        quiet: the lines of its text that may leave unheard; None while nobody has asked.
    """

    present: Sequence[int]
    answer: Sequence[int]
    quiet: QuietLines | None = None
