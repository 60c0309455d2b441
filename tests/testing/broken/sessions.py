"""Linters whose sessions have one flaw each; `test_linter_laws.py` says what catches which."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import ClassVar

from hypothesis import Phase, settings

from lintseq.core.change import Change
from lintseq.core.diagnostics import Diagnostic
from lintseq.core.errors import LinterFailed
from lintseq.core.lines import split_lines
from lintseq.core.linter import Linter, LintOptions, LintSession
from lintseq.core.naive_session import NaiveSession
from lintseq.testing import EFFORT, Faulty, SessionConformance
from lintseq.testing.stand_ins import UndefinedWords


class Words(UndefinedWords):
    """Undefined words, where a line that ends with a question mark does not parse."""

    def __init__(self, start: Callable[[Linter, Change, LintOptions], LintSession]) -> None:
        self._start = start

    def lint(self, text: str) -> Sequence[Diagnostic]:
        for number, line in enumerate(split_lines(text), start=1):
            if line.endswith("?\n"):
                return [Diagnostic(number, "syntax", "a doubt", "error", "doubt", syntax=True)]
        return super().lint(text)

    def session(self, change: Change, options: LintOptions) -> LintSession:
        return self._start(self, change, options)


class WordLaws(SessionConformance):
    clean_programs = ("a\nb a\nc a b\nb\nd b\n", "a\n\nb\n  c a")
    faulty_programs = (Faulty("a\nb c\nc\n", (2,)), Faulty("a\nb?\n", (2,)))
    effort = settings(EFFORT, max_examples=40, phases=[Phase.generate])


class Remembering(NaiveSession):
    """A session that is right, and no state is linted twice."""

    def __init__(self, linter: Linter, change: Change, options: LintOptions) -> None:
        super().__init__(linter, change, options)
        self._verdicts: dict[tuple[int, ...], list[int]] = {}

    def judge(self, present: Sequence[int]) -> list[int]:
        state = tuple(present)
        if state not in self._verdicts:
            self._verdicts[state] = super().judge(present)
        return self._verdicts[state]


class TestFlawless(WordLaws):
    linter = Words(Remembering)


class Counting(NaiveSession):
    """A session that is right, and says of every second state that it was judged from scratch."""

    def __init__(self, linter: Linter, change: Change, options: LintOptions) -> None:
        super().__init__(linter, change, options)
        self.fallbacks: dict[str, int] = {}

    def update(self, remove: Sequence[int], restore: Sequence[int] = ()) -> Sequence[int]:
        if len(self._present) % 2:
            self.count("odd")
        return super().update(remove, restore)

    def count(self, reason: str) -> None:
        self.fallbacks[reason] = self.fallbacks.get(reason, 0) + 1


class TestCounting(WordLaws):
    linter = Words(Counting)


class CountsForTwoReasons(Counting):
    def count(self, reason: str) -> None:
        super().count(reason)
        super().count("numbers")


class TestCountsForTwoReasons(WordLaws):
    linter = Words(CountsForTwoReasons)


class CountsDown(Counting):
    def count(self, reason: str) -> None:
        self.fallbacks[reason] = self.fallbacks.get(reason, 9) - 1


class TestCountsDown(WordLaws):
    linter = Words(CountsDown)


class ForgetsWhatItCounted(Counting):
    def reset(self) -> None:
        super().reset()
        self.fallbacks.clear()


class TestForgetsWhatItCounted(WordLaws):
    linter = Words(ForgetsWhatItCounted)


class GivesLongReasons(Counting):
    def count(self, reason: str) -> None:
        super().count(f"{reason}\nnumber")


class TestGivesLongReasons(WordLaws):
    linter = Words(GivesLongReasons)


class ForgetsWhatComesBack(NaiveSession):
    def update(self, remove: Sequence[int], restore: Sequence[int] = ()) -> Sequence[int]:
        return super().update(remove)


class TestForgetsWhatComesBack(WordLaws):
    linter = Words(ForgetsWhatComesBack)


class JudgesBeforeRowsComeBack(NaiveSession):
    def update(self, remove: Sequence[int], restore: Sequence[int] = ()) -> Sequence[int]:
        verdict = super().update(remove)
        super().update((), restore)
        return verdict


class TestJudgesBeforeRowsComeBack(WordLaws):
    linter = Words(JudgesBeforeRowsComeBack)


class ForgetsToReset(NaiveSession):
    def reset(self) -> None:
        pass


class TestForgetsToReset(WordLaws):
    linter = Words(ForgetsToReset)


class KeepsStateAmongSessions(NaiveSession):
    """Right as long as there is only one."""

    shared: ClassVar[set[int]] = set()

    def __init__(self, linter: Linter, change: Change, options: LintOptions) -> None:
        super().__init__(linter, change, options)
        self.reset()

    def reset(self) -> None:
        super().reset()
        self.shared.clear()
        self.shared.update(self._present)
        self._present = self.shared


class TestKeepsStateAmongSessions(WordLaws):
    linter = Words(KeepsStateAmongSessions)


class TellsNoBaseline(NaiveSession):
    """Right in its verdicts, but not in what it says that it forgives."""

    def __init__(self, linter: Linter, change: Change, options: LintOptions) -> None:
        super().__init__(linter, change, options)
        self._forgiven, self.baseline = self.baseline, frozenset()

    def judge(self, present: Sequence[int]) -> list[int]:
        told, self.baseline = self.baseline, self._forgiven
        verdict = super().judge(present)
        self.baseline = told
        return verdict


class TestTellsNoBaseline(WordLaws):
    linter = Words(TellsNoBaseline)


class ForgivesNothing(NaiveSession):
    def __init__(self, linter: Linter, change: Change, options: LintOptions) -> None:
        super().__init__(linter, change, options)
        self.baseline = frozenset()


class TestForgivesNothing(WordLaws):
    linter = Words(ForgivesNothing)


class ReportsRowsTwice(NaiveSession):
    def judge(self, present: Sequence[int]) -> list[int]:
        return [row for row in super().judge(present) for _ in range(2)]


class TestReportsRowsTwice(WordLaws):
    linter = Words(ReportsRowsTwice)


class MissesTheLastRow(NaiveSession):
    """Wrong where a row other than the last of the change has come to be the last."""

    def judge(self, present: Sequence[int]) -> list[int]:
        last = len(self._change.rows) - 1
        return [row for row in super().judge(present) if row == last or row != present[-1]]


class TestMissesTheLastRow(WordLaws):
    linter = Words(MissesTheLastRow)


class FailsOnOneRow(NaiveSession):
    """Gives no verdict where the plain session does."""

    def judge(self, present: Sequence[int]) -> list[int]:
        if len(present) == 1:
            raise LinterFailed("there is only one row")
        return super().judge(present)


class TestFailsOnOneRow(WordLaws):
    linter = Words(FailsOnOneRow)


def accept_anything(linter: Linter, change: Change, options: LintOptions) -> LintSession:
    """A session of a program without the lines that do not parse."""
    rows = tuple(row for row in change.rows if not row.text.endswith("?\n"))
    return NaiveSession(linter, Change(rows), options)


class TestAcceptsAnything(WordLaws):
    linter = Words(accept_anything)
