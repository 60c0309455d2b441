"""What makes no difference between texts, and what does."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lintseq.core.program import Program
from lintseq.pipeline.dedup.texts import Comparison, Texts
from lintseq.pipeline.dedup.words import tokens, words


def parts(text: str, ignore: str, language: str = "python") -> tuple[tuple[str, str], ...]:
    texts = Comparison(ignore=ignore).texts(Program(text, language))
    assert texts is not None
    return texts.parts


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("x = 1\n", "x = 1\n", {"nothing", "whitespace", "comments"}),
        ("x = 1\n", "x  = 1\r\n\n", {"whitespace", "comments"}),
        ("if x:\n    y()\n", "if x:\n\ty()", {"whitespace", "comments"}),
        ("# By A.\nx = 1\n", "x = 1\n\n# By B.\n", {"comments"}),
        ("x = '''\n# no comment\n'''\n", "x = '''\n'''\n", set()),
        ("x = 1  # at the end\n", "x = 1\n", set()),
        ("# By A.\n", "# By B.\n", set()),
        ("x = 1\n", "x = 2\n", set()),
    ],
)
def test_what_makes_no_difference(one: str, other: str, same: set[str]) -> None:
    found = {
        each
        for each in ("nothing", "whitespace", "comments")
        if parts(one, each) == parts(other, each)
    }
    assert found == same


def test_comments_are_those_of_the_language() -> None:
    assert parts("// A.\nlet x = 1;\n", "comments", "javascript") == (("program", "let x = 1;"),)
    assert parts("// A.\nx = 1\n", "comments", "python") == (("program", "// A. x = 1"),)
    assert parts("# A.\nx = 1\n", "comments", "none known") == (("program", "# A. x = 1"),)


def test_parts_that_are_compared() -> None:
    program = Program("x", "python", instruction="Write x.", base="y")
    found = {
        compare: [name for name, _ in texts.parts]
        for compare in ("program", "instruction", "both")
        if (texts := Comparison(compare).texts(program)) is not None
    }
    assert found == {
        "program": ["base", "program"],
        "instruction": ["instruction"],
        "both": ["instruction", "base", "program"],
    }


def test_rows_without_instruction_are_not_all_the_same() -> None:
    bare = Program("x", "python")
    assert Comparison("instruction").texts(bare) is None
    assert Comparison("both").texts(bare) is not None


PARTS = st.lists(st.tuples(st.sampled_from(["base", "program"]), st.text()), max_size=3).map(tuple)


@given(PARTS, PARTS)
def test_only_the_same_texts_have_the_same_digest(
    one: tuple[tuple[str, str], ...], other: tuple[tuple[str, str], ...]
) -> None:
    assert (Texts(one).digest() == Texts(other).digest()) == (one == other)


def test_shingles_of_texts_short_and_long() -> None:
    def count(text: str, size: int = 3) -> int:
        return len(Texts((("program", text),)).shingles(size))

    assert [count(text) for text in ("", " ", "a", "a b c", "a b c d", "a a a a a")] == [
        0, 0, 1, 1, 2, 1,
    ]  # fmt: skip
    both = Texts((("instruction", "a b c"), ("program", "a b c")))
    assert len(both.shingles(3)) == 2, "a run of one part is none of another"


def test_words_and_tokens() -> None:
    assert tokens("if x_1 >= 10: # Ü\n") == ["if", "x_1", ">", "=", "10", ":", "#", "Ü"]
    assert words("Don't  DO\tthat, Straße!") == ["don", "t", "do", "that", "strasse"]
    assert words("配列をsortする") == ["配", "列", "を", "sort", "す", "る"]
    assert tokens("\ud800") == ["\ud800"]


def test_lone_surrogates_are_hashed_too() -> None:
    texts = Texts((("program", "x \ud800"),))
    assert texts.digest() != Texts((("program", "x \ud801"),)).digest()
    assert len(texts.shingles(1)) == 2
