"""Pairs of brackets and nested spans, against plain twins."""

from __future__ import annotations

from collections.abc import Sequence

from hypothesis import given, settings
from hypothesis import strategies as st

from lintseq.core.change import Change
from lintseq.core.grammar import Grammar
from lintseq.grammars.loading import parser
from lintseq.grammars.pairs import Balance, Bracket, Pair, pairs_of
from lintseq.grammars.reparsing import Reparser
from lintseq.grammars.spans import Span, innermost
from lintseq.languages.c import C

LAW = settings(deadline=None, max_examples=60)
SIGNS = "([{}])x"


@st.composite
def bracket_texts(draw: st.DrawFn) -> str:
    return draw(st.text(SIGNS + "\n", max_size=40))


def brackets_in(text: str) -> list[Bracket]:
    return [
        Bracket((line, column), sign)
        for line, words in enumerate(text.split("\n"))
        for column, sign in enumerate(words)
        if sign in "([{}])"
    ]


@LAW
@given(bracket_texts())
def test_pairs_nest_and_close_what_they_open(text: str) -> None:
    lines = text.split("\n")
    pairs = pairs_of(brackets_in(text))
    ends = [end for pair in pairs for end in (pair.opening, pair.closing)]
    assert len(set(ends)) == len(ends)
    for pair in pairs:
        opening = lines[pair.opening[0]][pair.opening[1]]
        closing = lines[pair.closing[0]][pair.closing[1]]
        assert pair.opening < pair.closing
        assert opening + closing in ("()", "[]", "{}")
        inside = [pair.opening < end < pair.closing for end in ends]
        for other, both in zip(pairs, zip(inside[::2], inside[1::2], strict=True), strict=True):
            assert both[0] == both[1], (pair, other)


@LAW
@given(bracket_texts(), st.integers(0, 9), st.integers(0, 9))
def test_a_hull_is_the_smallest_span_that_cuts_no_pair(text: str, one: int, other: int) -> None:
    pairs = pairs_of(brackets_in(text))
    first, last = min(one, other), max(one, other)
    hull = Balance(pairs).hull(first, last)
    assert hull == plain_hull(pairs, first, last)


def plain_hull(pairs: Sequence[Pair], first: int, last: int) -> range:
    ends = [(pair.opening[0], pair.closing[0]) for pair in pairs]
    cut = [pair for pair in ends if sum(first <= line <= last for line in pair) == 1]
    if not cut:
        return range(first, last + 1)
    low, high = min(min(pair) for pair in cut), max(max(pair) for pair in cut)
    return plain_hull(pairs, min(first, low), max(last, high))


@st.composite
def nested_spans(draw: st.DrawFn) -> list[Span]:
    """Spans of which two lie in one another or apart, as those of a tree's nodes do."""
    pairs = pairs_of(brackets_in(draw(bracket_texts())))
    return [Span(pair.opening, pair.closing) for pair in pairs]


@LAW
@given(nested_spans(), st.data())
def test_innermost_is_the_smallest_span_around(spans: list[Span], data: st.DataObject) -> None:
    chosen = data.draw(st.lists(st.booleans(), min_size=len(spans), max_size=len(spans)))
    inner = [span for span, is_inner in zip(spans, chosen, strict=True) if is_inner]
    outer = [span for span, is_inner in zip(spans, chosen, strict=True) if not is_inner]
    expected = {}
    for span in inner:
        around = [each for each in outer if each.start <= span.start and span.end <= each.end]
        if around:
            expected[span] = max(around)
    assert {span: around for around, span in innermost(outer, inner)} == expected


@LAW
@given(st.lists(st.lists(st.integers(0, 7), unique=True), min_size=1, max_size=6))
def test_a_tree_without_errors_is_that_of_a_fresh_parse(states: list[list[int]]) -> None:
    text = "int a(int b) {\n  if (b) {\n    c();\n  } else {\n    d();\n  }\n  // é\n}\n"
    grammar = C.grammar
    assert isinstance(grammar, Grammar)
    change = Change.creation(text)
    reparser = Reparser(grammar, change)
    for rows in map(sorted, states):
        tree = reparser.parse(rows)
        fresh = parser(grammar).parse(change.text(rows).encode())
        if not tree.root_node.has_error:
            assert str(tree.root_node) == str(fresh.root_node)
            assert tree.root_node.range == fresh.root_node.range
