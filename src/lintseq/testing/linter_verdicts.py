"""The verdicts of a linter: right lines, and keys by which an error is the same in every state."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise
from typing import get_args

from hypothesis import given

from lintseq.core.change import Change
from lintseq.core.diagnostics import Diagnostic, row_of
from lintseq.core.lines import split_lines
from lintseq.core.linter import Tier
from lintseq.testing.linter_cases import LinterCases
from lintseq.testing.strategies import parts_of

SHIFTS = (1, 12)
"""By how many lines programs are moved: line numbers change in value, and in length."""


class LinterVerdicts(LinterCases):
    """What makes the verdicts of a linter fit to walk by."""

    def test_there_is_something_to_judge(self) -> None:
        """The laws say nothing of a linter that is shown no programs."""
        assert self.clean_programs, "give at least one clean program"
        assert self.faulty_programs, "give at least one faulty program"

    def test_describes_itself(self) -> None:
        """Names and summaries, for people and for messages."""
        assert self.linter.name.split() == [self.linter.name], "a name is one word"
        assert self.linter.summary.strip()
        assert "\n" not in self.linter.summary
        assert self.linter.languages
        assert self.linter.tier in get_args(Tier)

    def test_has_a_default_level(self) -> None:
        """The level in force where the user names none; every level says what it is for."""
        assert "default" in self.linter.levels
        assert all(level.summary.strip() for level in self.linter.levels.values())

    def test_clean_programs_have_no_errors(self) -> None:
        """What is said of them, if anything, is no error at the level ``default``."""
        for text in self.clean_programs:
            assert not self._errors(text, "default"), text

    def test_faulty_programs_have_their_errors(self) -> None:
        """Each error sits on the line that causes it."""
        for faulty in self.faulty_programs:
            assert self._lines(faulty.text, faulty.level) == faulty.lines, faulty.text

    def test_lines_are_in_range(self) -> None:
        """Lines are those of the text, or the end after the last; all is counted from 1."""

        @self.effort
        @given(parts_of(self.programs).filter(bool))
        def law(text: str) -> None:
            end = len(split_lines(text)) + 1
            for diagnostic in self.linter.lint(text):
                assert diagnostic.line is None or 1 <= diagnostic.line <= end, diagnostic
                assert diagnostic.cause is None or 1 <= diagnostic.cause <= end, diagnostic
                assert diagnostic.column is None or diagnostic.column >= 1, diagnostic

        law()

    def test_diagnostics_come_in_the_order_of_lines(self) -> None:
        """Those without a line may stand anywhere."""

        @self.effort
        @given(parts_of(self.programs).filter(bool))
        def law(text: str) -> None:
            lines = [found.line for found in self.linter.lint(text) if found.line is not None]
            assert all(earlier <= later for earlier, later in pairwise(lines)), lines

        law()

    def test_keys_hold_when_lines_move(self) -> None:
        """An error is the same error when lines come before it or after it: no line numbers."""
        for faulty in self.faulty_programs:
            keys = self._keys(faulty.text, faulty.level)
            ended = faulty.text.endswith("\n")
            for shift in SHIFTS:
                moved = self.blank * shift + faulty.text + (self.blank if ended else "")
                assert self._keys(moved, faulty.level) == keys, moved

    def test_errors_move_with_their_lines(self) -> None:
        """An error sits on the same line of the program, wherever that line stands."""
        for faulty in self.faulty_programs:
            for shift in SHIFTS:
                moved = self.blank * shift + faulty.text
                expected = tuple(line + shift for line in faulty.lines)
                assert self._lines(moved, faulty.level) == expected, moved

    def _errors(self, text: str, level: str) -> list[Diagnostic]:
        return [found for found in self.linter.lint(text) if self.linter.is_error(found, level)]

    def _keys(self, text: str, level: str) -> Counter[str]:
        return Counter(error.key for error in self._errors(text, level))

    def _lines(self, text: str, level: str) -> tuple[int, ...]:
        """The lines on which errors sit, counted from 1, as a session attributes them."""
        change = Change.creation(text)
        rows = change.target_rows
        return tuple(
            sorted(
                {row_of(change, rows, error, "cause") + 1 for error in self._errors(text, level)}
            )
        )
