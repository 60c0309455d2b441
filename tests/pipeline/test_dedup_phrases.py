"""N-gram overlap: a plain twin counts the same, and passages are what is in both."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from lintseq.core.reject import Place
from lintseq.pipeline.dedup.phrases import FEWEST, Phrases
from lintseq.pipeline.dedup.problems import ProblemText

SENTENCES = st.lists(st.sampled_from(["a", "b", "c"]), max_size=14).map(" ".join)


def problem(text: str, number: int = 0) -> ProblemText:
    return ProblemText(Place("benchmark.jsonl", number), str(number), "program", text)


def grams(text: str, n: int) -> set[str]:
    words = text.split()
    return {" ".join(words[start : start + n]) for start in range(len(words) - n + 1)}


@given(
    st.lists(SENTENCES, max_size=5),
    st.lists(SENTENCES, min_size=1, max_size=3),
    st.integers(2, 8),
    st.sampled_from([0.0001, 0.4, 1.0]),
)
@settings(deadline=None, max_examples=300)
def test_the_plain_twin_counts_the_same(
    problems: list[str], row: list[str], n: int, least: float
) -> None:
    shares = {}
    for within, part in enumerate(row):
        for number, text in enumerate(problems):
            length = min(n, len(text.split()))
            own, theirs = grams(text, length), grams(part, length)
            common = own & theirs
            fewer = min(len(own), len(theirs))
            if length >= min(n, FEWEST) and common and len(common) / fewer >= least:
                shares[str(within), number] = len(common) / fewer
    phrases = Phrases(map(problem, problems, range(len(problems))), n)
    found = phrases.overlaps({str(within): part for within, part in enumerate(row)}, least)
    assert {(each.within, each.problem.place.row): each.share for each in found} == shares
    assert phrases.texts == len(problems)
    assert phrases.too_short == sum(len(text.split()) < min(n, FEWEST) for text in problems)
    for each in found:
        for passage in each.passages:
            assert passage in row[int(each.within)]
            length = min(n, len(each.problem.text.split()))
            assert grams(passage, length) <= grams(each.problem.text, length)


def test_passages_are_put_together_from_what_overlaps() -> None:
    phrases = Phrases([problem("one two three four five six seven eight nine ten")], 5)
    row = {
        "instruction": "One two three, four five six! Then: five six seven eight nine",
        "program": "# six seven eight",
    }
    [overlap] = phrases.overlaps(row, 0.1)
    assert overlap.within == "instruction"
    assert overlap.passages == ("one two three four five six", "five six seven eight nine")
    assert overlap.share == 3 / 6


def test_a_quoted_part_of_a_problem_is_a_whole_overlap() -> None:
    phrases = Phrases([problem("one two three four five six seven eight nine ten")], 5)
    [overlap] = phrases.overlaps({"program": "three, four, five, six, seven, eight"}, 1.0)
    assert overlap.passages == ("three four five six seven eight",)


def test_n_grams_do_not_reach_over_the_texts_of_a_row() -> None:
    phrases = Phrases([problem("one two three four five six")], 6)
    assert phrases.overlaps({"base": "one two three", "program": "four five six"}, 0.1) == []
    assert len(phrases.overlaps({"program": "one two three four five six"}, 1.0)) == 1


def test_short_texts_are_looked_for_as_a_whole() -> None:
    phrases = Phrases([problem("merge two dictionaries into one"), problem("add them up")], 10)
    assert phrases.too_short == 1
    row = {"instruction": "Please merge two dictionaries into one, and add them up."}
    [overlap] = phrases.overlaps(row, 1.0)
    assert overlap.passages == ("merge two dictionaries into one",)
