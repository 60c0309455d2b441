"""Dedup's laws, over rows of few words, which are often alike; a plain twin decides the same."""

from __future__ import annotations

import math
import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lintseq.core.program import Program
from lintseq.core.reject import Place, Reject
from lintseq.core.source import SourceRow
from lintseq.pipeline.dedup.account import Account
from lintseq.pipeline.dedup.decide import Benchmarks, DedupOptions, NearOptions, decide
from lintseq.pipeline.dedup.phrases import Phrases
from lintseq.pipeline.dedup.problems import ProblemText
from lintseq.pipeline.dedup.removals import Contaminated, Exact, Near, Removal, Unread
from lintseq.pipeline.dedup.rows import DedupRow
from lintseq.pipeline.dedup.sketches import Sketcher
from lintseq.pipeline.dedup.texts import Comparison

WORDS = st.sampled_from(["a", "b", "c", "for", "(", ")", "\n", "  ", "# x\n"])
TEXTS = st.lists(WORDS, max_size=12).map(" ".join)
PROGRAMS = st.builds(Program, text=TEXTS, language=st.just("python"), instruction=st.none() | TEXTS)
COMPARISONS = st.builds(
    Comparison,
    st.sampled_from(["program", "instruction", "both"]),
    st.sampled_from(["nothing", "whitespace", "comments"]),
)
NEAR = st.builds(NearOptions, st.sampled_from([0.3, 0.5, 0.8, 1.0]), st.integers(1, 3))
PROBLEMS = st.lists(TEXTS.map(lambda text: ProblemText(Place("b", 1), None, "program", text)))
BENCHMARKS = st.builds(
    Benchmarks, st.builds(Phrases, PROBLEMS, st.integers(2, 7)), st.sampled_from([0.01, 0.5, 1.0])
)
PAIRS = 300
OPTIONS = st.builds(DedupOptions, COMPARISONS, st.none() | NEAR, st.none() | BENCHMARKS)


@st.composite
def some_rows(draw: st.DrawFn) -> list[DedupRow]:
    """Rows of which a few cannot be read, and many are there again, whole or in part."""
    programs = draw(st.lists(PROGRAMS, max_size=8))
    if programs:
        programs += draw(st.lists(st.sampled_from(programs), max_size=3))
    rows = []
    for number, program in enumerate(programs, start=1):
        place = Place("rows", number)
        if draw(st.integers(0, 9)) == 0:
            rows.append(DedupRow(place, Reject("unreadable", "it is a number", place)))
        else:
            rows.append(DedupRow(place, program, SourceRow(place, {"row": number})))
    return rows


def kept(rows: list[DedupRow], options: DedupOptions) -> list[DedupRow]:
    return [row for row, removal in decide(rows, options) if removal is None]


@given(some_rows(), OPTIONS)
@settings(deadline=None)
def test_every_row_is_kept_or_removed(rows: list[DedupRow], options: DedupOptions) -> None:
    account = Account()
    decided = list(decide(rows, options))
    for _, removal in decided:
        account.add(removal)
    assert [row for row, _ in decided] == rows
    assert account.rows == len(rows) == account.kept + sum(account.by_kind().values())
    for row, removal in decided:
        assert isinstance(row.found, Reject) == isinstance(removal, Unread)


@given(some_rows(), OPTIONS)
@settings(deadline=None)
def test_nothing_is_removed_from_what_was_kept(rows: list[DedupRow], options: DedupOptions) -> None:
    once = kept(rows, options)
    assert kept(once, options) == once


@given(some_rows(), OPTIONS)
@settings(deadline=None)
def test_duplicates_are_of_a_row_before_that_is_kept(
    rows: list[DedupRow], options: DedupOptions
) -> None:
    before: set[Place] = set()
    for row, removal in decide(rows, options):
        if isinstance(removal, Exact | Near):
            assert removal.original.place in before
        if removal is None:
            before.add(row.place)


@given(some_rows(), COMPARISONS, NEAR)
@settings(deadline=None, max_examples=300)
def test_the_plain_twin_decides_the_same(
    rows: list[DedupRow], comparison: Comparison, near: NearOptions
) -> None:
    options = DedupOptions(comparison, near)
    found = [_told(removal) for _, removal in decide(rows, options)]
    assert found == list(plainly_decided(rows, comparison, near))


def _told(removal: Removal | None) -> tuple[str, Place, float] | str:
    match removal:
        case Exact(original):
            return "exact", original.place, 1.0
        case Near(original, similarity):
            return "near", original.place, similarity
        case _:
            return "kept" if removal is None else removal.kind


def plainly_decided(
    rows: list[DedupRow], comparison: Comparison, near: NearOptions
) -> list[tuple[str, Place, float] | str]:
    """Each row held against each that was kept before it; sets of words instead of hashes."""
    sketcher = Sketcher(near.threshold)
    kept: list[tuple[Place, object, set[object], list[int]]] = []
    told: list[tuple[str, Place, float] | str] = []
    for row in rows:
        if isinstance(row.found, Reject):
            told.append("reject")
            continue
        texts = comparison.texts(row.found)
        if texts is None:
            told.append("kept")
            continue
        runs = _runs(texts.parts, near.shingle)
        bands = sketcher.band_hashes(sketcher.sketch(texts.shingles(near.shingle))) if runs else []
        same = [place for place, parts, _, _ in kept if parts == texts.parts]
        alike = [
            (len(runs & others) / len(runs | others), place)
            for place, _, others, other_bands in kept
            if any(one == other for one, other in zip(bands, other_bands))
        ]
        similarity, place = max(alike, key=lambda pair: pair[0], default=(0.0, row.place))
        if same:
            told.append(("exact", same[0], 1.0))
        elif similarity >= near.threshold:
            told.append(("near", place, similarity))
        else:
            told.append("kept")
            kept.append((row.place, texts.parts, runs, bands))
    return told


def _runs(parts: tuple[tuple[str, str], ...], size: int) -> set[object]:
    """Shingles once more, of these tests' few words, all of which stand between blanks."""
    runs: set[object] = set()
    for name, text in parts:
        found = text.replace("#", " # ").split()
        for start in range(max(1, len(found) - size + 1)):
            if found:
                runs.add((name, *found[start : start + size]))
    return runs


@pytest.mark.parametrize("threshold", [0.5, 0.7, 0.85, 0.95])
def test_few_similar_rows_are_missed(threshold: float) -> None:
    """Of pairs that are hardly as similar as they must be, more than 99 in 100 are found."""
    rng = random.Random(7)
    options = DedupOptions(near=NearOptions(threshold, shingle=1))
    words = [f"w{number}" for number in range(100_000)]
    missed = 0
    for _ in range(PAIRS):
        union = rng.sample(words, math.floor(200 / threshold))
        rows = [_row(1, " ".join(union[:200])), _row(2, " ".join(union))]
        missed += len(kept(rows, options)) == 2
    assert missed <= PAIRS / 100


def _row(number: int, text: str) -> DedupRow:
    place = Place("rows", number)
    return DedupRow(place, Program(text, "python"), SourceRow(place, {}))


@given(st.lists(TEXTS, min_size=1, max_size=4), TEXTS, TEXTS, st.integers(2, 7))
@settings(deadline=None)
def test_what_holds_a_whole_problem_is_contaminated(
    problems: list[str], before: str, after: str, n: int
) -> None:
    texts = [ProblemText(Place("b", 1), str(i), "program", text) for i, text in enumerate(problems)]
    phrases = Phrases(texts, n)
    row = _row(1, f"{before} {problems[0]} {after}")
    [(_, removal)] = decide([row], DedupOptions(benchmarks=Benchmarks(phrases, 1.0)))
    if phrases.too_short == len(problems):
        assert removal is None
    elif Phrases(texts[:1], n).too_short == 0:
        assert isinstance(removal, Contaminated)
        assert "0" in {overlap.problem.id for overlap in removal.overlaps}
