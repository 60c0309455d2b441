"""The chain counts rightly, draws what it has seen, and is the same after being written."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lintseq_markov.chain import BACK_OFF, Chain
from lintseq_markov.tokens import split

TEXTS = [list("abab"), list("abc")]


def chain(order: int = 2) -> Chain:
    made = Chain(order, ())
    for text in TEXTS:
        made.learn(text, 1)
    return made


@given(st.text())
def test_tokens_are_the_text(text: str) -> None:
    assert "".join(split(text, ["<|diff|>"])) == text


def test_special_tokens_and_words_are_whole() -> None:
    assert split("ab_1 <|diff|>+\n  x", ["<|diff|>"]) == [
        *("ab_1", " ", "<|diff|>", "+", "\n", "  ", "x")
    ]


def test_it_counts_what_follows_what() -> None:
    assert chain().counts[("b",)] == {"a": 1, "c": 1}
    assert chain().counts[("a", "b")] == {"a": 1, "c": 1}
    assert chain().counts[()] == {"b": 3, "a": 1, "c": 1}


def test_the_longest_context_decides_and_others_back_off() -> None:
    assert chain().score(list("ab"), 1) == 1
    assert chain().score(list("aba"), 2) == 1 / 2
    # After "b" there was no "b": the shorter, empty context knows it.
    assert chain(1).score(list("bb"), 1) == pytest.approx(BACK_OFF * 3 / 5)


@given(st.floats(0, 1, exclude_max=True), st.floats(0.1, 2), st.floats(0.1, 1))
def test_it_draws_what_it_has_seen(chance: float, temperature: float, top_p: float) -> None:
    assert chain().draw(list("ab"), temperature, top_p, chance) in ("a", "c")
    assert chain().draw(list("zzz"), temperature, top_p, chance) in ("a", "b", "c")


def test_temperature_and_top_p_choose() -> None:
    drawn = [chain().draw([], 0, 1.0, chance / 10) for chance in range(10)]
    assert drawn == ["b"] * 10
    assert {chain().draw([], 1.0, 0.5, chance / 10) for chance in range(10)} == {"b"}
    counted = [chain().draw([], 1.0, 1.0, (chance + 0.5) / 5) for chance in range(5)]
    assert counted == ["b", "b", "b", "a", "c"]


def test_it_is_the_same_after_being_written() -> None:
    assert Chain.read(chain().written()) == chain()
    with pytest.raises(ValueError, match="no chain"):
        Chain.read("{}")
