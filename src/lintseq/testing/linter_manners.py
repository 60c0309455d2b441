"""The manners of a linter: the same answers everywhere, nothing printed, nothing left behind."""

from __future__ import annotations

import os
import warnings
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from unittest.mock import patch

import pytest
from hypothesis import given

from lintseq.core.change import Change
from lintseq.core.diagnostics import Diagnostic
from lintseq.core.linter import Linter, LintOptions
from lintseq.testing.another_process import in_another_process
from lintseq.testing.linter_cases import LinterCases
from lintseq.testing.strategies import parts_of
from lintseq.testing.surroundings import Surroundings


class LinterManners(LinterCases):
    """What makes verdicts the same on every machine, and a linter safe to run among others."""

    @pytest.fixture(autouse=True)
    def _environment_is_restored(self) -> Iterator[None]:
        """So that what one test lets a linter set in it is not there before the next."""
        with patch.dict(os.environ):
            yield

    def test_says_its_version(self) -> None:
        """Rows record it, and a run is not resumed under another."""
        assert self.linter.version().strip()
        assert self.linter.version() == self.linter.version()

    def test_answers_the_same_again(self) -> None:
        """Whatever was asked in between."""
        programs = parts_of(self.programs).filter(bool)

        @self.effort
        @given(programs, programs)
        def law(text: str, other: str) -> None:
            first = list(self.linter.lint(text))
            self.linter.lint(other)
            assert list(self.linter.lint(text)) == first

        law()

    def test_answers_the_same_in_another_process(self) -> None:
        """Made anew in a worker, where strings hash otherwise, and asked in another order."""
        texts = self.programs[::-1]
        there = in_another_process(_answers, self.maker, texts)
        assert there == (self.linter.version(), [list(self.linter.lint(text)) for text in texts])

    def test_answers_the_same_in_any_surroundings(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """Whatever the current folder, the environment and the warning filters are."""
        monkeypatch.chdir(tmp_path)
        for name in ("HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME"):
            monkeypatch.setenv(name, str(tmp_path))
        for name, value in (("LC_ALL", "C"), ("TZ", "UTC"), ("COLUMNS", "20"), ("NO_COLOR", "1")):
            monkeypatch.setenv(name, value)
        with warnings.catch_warnings():
            warnings.simplefilter("error")
            there = _answers(self.maker, self.programs)
        monkeypatch.undo()
        assert there == _answers(lambda: self.linter, self.programs)

    def test_leaves_its_surroundings_alone(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """Linting changes no file, variable or filter, and draws on no shared random source.

        In a fresh process, as what the first lint changes may be the same after the second.
        """
        monkeypatch.chdir(tmp_path)
        before, after = in_another_process(_around_work, self.maker, self.clean_programs)
        assert after == before

    def test_prints_nothing(self, capfd: pytest.CaptureFixture[str]) -> None:
        """Standard output is for data, and standard error for lintseq's own words."""
        _work(self.maker, self.clean_programs)
        _answers(self.maker, self.programs)
        assert tuple(capfd.readouterr()) == ("", "")


def _answers(
    make: Callable[[], Linter], texts: Sequence[str]
) -> tuple[str, list[list[Diagnostic]]]:
    """The version of a linter, and what it says of each text."""
    linter = make()
    return linter.version(), [list(linter.lint(text)) for text in texts]


def _work(make: Callable[[], Linter], programs: Sequence[str]) -> None:
    """Ask a new linter what a run asks of it."""
    linter = make()
    linter.version()
    for text in programs:
        change = Change.creation(text)
        session = linter.session(change, LintOptions())
        session.update(change.differing_rows[:1])
        session.reset()


def _around_work(
    make: Callable[[], Linter], programs: Sequence[str]
) -> tuple[Surroundings, Surroundings]:
    """The surroundings before work and after it."""
    before = Surroundings.now()
    _work(make, programs)
    return before, Surroundings.now()
