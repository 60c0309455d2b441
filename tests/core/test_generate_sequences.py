"""The generate loop: one session a program, and paths that do not know of each other."""

from __future__ import annotations

import random
from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lintseq.core.change import Change
from lintseq.core.counted_session import CountedSession
from lintseq.core.diagnostics import Diagnostic
from lintseq.core.edits import EditSequence
from lintseq.core.errors import LinterFailed, ProgramRejected
from lintseq.core.generate import generate_sequences
from lintseq.core.linter import Linter, LintOptions, LintSession
from lintseq.core.naive_session import NaiveSession
from lintseq.core.random_source import shuffled
from lintseq.core.sampler import Sampler
from lintseq.core.sessions import SessionKind
from lintseq.core.structure import NoStructure, Structure
from lintseq.testing.stand_ins import UndefinedWords
from lintseq.testing.strategies import changes


class RowByRow(Sampler):
    """Rows in random order; asks the session once, to leave it somewhere else."""

    name = "row-by-row"
    summary = "one row an edit"
    clean = False

    def lint_options(self, level: str = "default") -> LintOptions:
        return LintOptions(level=level, forgive_baseline=False)

    def sample(
        self, change: Change, session: LintSession, structure: Structure, rng: random.Random
    ) -> EditSequence:
        rows = shuffled(rng, change.differing_rows)
        session.reset()
        return EditSequence(change, tuple((row,) for row in rows))


class CountingLinter(UndefinedWords):
    """Keeps how it was asked for sessions."""

    def __init__(self) -> None:
        self.asked: list[LintOptions] = []

    def session(self, change: Change, options: LintOptions) -> LintSession:
        self.asked.append(options)
        return super().session(change, options)


class Unusable(UndefinedWords):
    """Raises whatever it is asked."""

    def __init__(self, error: Exception) -> None:
        self.error = error

    def lint(self, text: str) -> Sequence[Diagnostic]:
        raise self.error


def paths(
    change: Change,
    linter: Linter | None = None,
    *,
    samples: int = 5,
    first: int = 0,
    seed: int = 0,
) -> list[EditSequence]:
    """The sequences of a record called ``r``."""
    return list(
        generate_sequences(
            change,
            record_id="r",
            linter=linter or UndefinedWords(),
            sampler=RowByRow(),
            structure=NoStructure,
            samples=samples,
            first=first,
            seed=seed,
        )
    )


@settings(deadline=None, max_examples=40)
@given(changes(), st.integers(0, 5), st.integers(0, 4))
def test_paths_do_not_hang_on_how_many_there_are(change: Change, samples: int, first: int) -> None:
    whole = paths(change, samples=9)
    assert paths(change, samples=samples, first=first) == whole[first : first + samples]


def test_paths_differ_and_hang_on_the_seed() -> None:
    change = Change.creation("".join(f"x{number}\n" for number in range(20)))
    drawn = [*paths(change, samples=5), *paths(change, samples=5, seed=1)]
    assert len({sequence.edits for sequence in drawn}) == 10


@pytest.mark.parametrize("change", [Change.creation(""), Change.between("a b\n", "a b\n")])
def test_where_nothing_differs_nothing_is_linted(change: Change) -> None:
    drawn = paths(change, Unusable(AssertionError("linted")), samples=3)
    assert drawn == [EditSequence(change, ())] * 3


def test_one_session_and_one_structure_serve_all_samples() -> None:
    built: list[Change] = []

    def structure(change: Change) -> Structure:
        built.append(change)
        return NoStructure(change)

    change, linter = Change.creation("a\nb a\n"), CountingLinter()
    drawn = generate_sequences(
        change, record_id="r", linter=linter, sampler=RowByRow(), structure=structure, samples=4
    )
    assert len(list(drawn)) == 4
    assert built == [change]
    # The options are the sampler's own.
    assert linter.asked == [LintOptions(level="default", forgive_baseline=False)]


@pytest.mark.parametrize(("kind", "asked"), [("fast", 1), ("naive", 0)])
def test_the_naive_session_is_not_the_linters(kind: SessionKind, asked: int) -> None:
    linter, sessions = CountingLinter(), list[CountedSession]()
    drawn = generate_sequences(
        Change.creation("a\nb a\n"),
        record_id="r",
        linter=linter,
        sampler=RowByRow(),
        structure=NoStructure,
        session_kind=kind,
        on_session=sessions.append,
    )
    assert list(drawn) == paths(Change.creation("a\nb a\n"))
    assert len(linter.asked) == asked
    (session,) = sessions
    assert isinstance(session.inner, NaiveSession)


@pytest.mark.parametrize(
    "error", [ProgramRejected("nesting", "too deep"), LinterFailed("The tool crashed.")]
)
def test_what_the_linter_raises_comes_through(error: Exception) -> None:
    with pytest.raises(type(error), match=str(error)):
        paths(Change.creation("a\n"), Unusable(error))
