"""A program read without its tokens is what its tokens say, wherever it is read so at all."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lintseq.languages.python.lexemes import has_odd_number
from lintseq.languages.python.logical_lines import NoTokens, Reading, read
from lintseq.languages.python.scan import scan
from lintseq.testing.strategies import texts

LAW = settings(deadline=None, max_examples=800)
DATA = Path(__file__).parents[1] / "data"

# What lines are made of, ordinary and odd; joined at random, many can still be read.
WORDS = ("x", "if", "else:", "elif a:", "def f():", "class A:", "@d", "case 1:", "match x:", "é")
NUMBERS = ("0", "07", "1if", "1.real", "0x1f", "1_0", "1__0", "1e5", "1e", ".5", "1.", "1j")
QUOTES = ("'", '"', "'''", '"""', "f'", 'f"', "rf'", "b'", "f'''", "ur'", "t'", "\\'", "\\N{DASH}")
STRINGS = ("'a'", '"b"', "r'\\'", "f'{x}'", "f'{x!r:>3}'", "f'{{'", "'''a\n'''", "'a\\\nb'")
SIGNS = (*"()[]{}#\\$?!:=,.;%", "!=", "->", ":=", "...", "<>", "# c", "{x}", "{x:{y}}", "{{", "}}")
SPACES = ("\n", "\n", "\n", "    ", "\t", " ", "\\\n", "\f", "\r", "\r\n", "\0", "\ufeff", "\x0b")
PIECES = (*WORDS, *NUMBERS, *QUOTES, *STRINGS, *SIGNS, *SPACES, "\u00b2", "\u2028", "\ud800")
JUMBLES = st.lists(st.sampled_from(PIECES), max_size=24).map("".join)
# Lines as programs have them, so that brackets are closed and blocks end as often as not.
INDENTATIONS = ("", "", "", "    ", "    ", "        ", "\t", "  ", "\f", "    \t")
OPEN_LINES = (
    "f(",
    "a = [",
    "{",
    "b, (",
    "c = ('d', [",
    "'''e",
    "g(h, i) + (",
    "j \\",
    "else: \\",
    "\\",
)
CLOSED_LINES = (
    "k",
    "if l:",
    "@m",
    "1)",
    "]",
    "}",
    "], [",
    "), )",
    "n''', o",
    "p('q')",
    "[(r)]",
    "'",
    "",
)
LINES = st.tuples(
    st.sampled_from(INDENTATIONS),
    st.sampled_from((*OPEN_LINES, *CLOSED_LINES, *CLOSED_LINES)),
    st.sampled_from(("\n", "\n", "\n", "# s\n", " # t\n", " \n", "\f\n")),
).map("".join)
LAYOUTS = st.lists(LINES, max_size=6).map("".join)


def columns(name: str, column: str) -> list[str]:
    return [json.loads(line)[column] for line in (DATA / name).read_text("utf-8").splitlines()]


PROGRAMS = columns("files_python.jsonl", "text") + columns("mbpp.jsonl", "code")


@st.composite
def damaged_programs(draw: st.DrawFn) -> str:
    """Some lines of a program, with something put in the place of a few characters."""
    lines = draw(st.sampled_from(PROGRAMS)).split("\n")
    first = draw(st.integers(0, len(lines) - 1))
    text = "\n".join(lines[first : first + draw(st.integers(1, 20))])
    for _ in range(draw(st.integers(1, 3))):
        start = draw(st.integers(0, len(text)))
        end = start + draw(st.integers(0, 3))
        text = text[:start] + draw(st.sampled_from(PIECES)) + text[end:]
    return text


def by_tokens(text: str) -> Reading | None:
    try:
        return read(text)
    except NoTokens:
        return None


@pytest.mark.parametrize("text", PROGRAMS, ids=map(str, range(len(PROGRAMS))))
def test_programs_are_read_as_by_their_tokens(text: str) -> None:
    assert scan(text) in (None, by_tokens(text))


def test_most_programs_are_read_without_tokens() -> None:
    assert sum(scan(text) is not None for text in PROGRAMS) > 0.9 * len(PROGRAMS)


@LAW
@given(JUMBLES | damaged_programs() | texts())
def test_what_is_not_ordinary_is_left_to_the_tokens(text: str) -> None:
    assert scan(text) in (None, by_tokens(text))


@settings(LAW, max_examples=2000)
@given(LAYOUTS)
def test_statements_over_several_lines_are_read_as_by_their_tokens(text: str) -> None:
    assert scan(text) in (None, by_tokens(text))


@pytest.mark.parametrize(
    "again", [*SIGNS, *QUOTES, *STRINGS, "f(", "()", "((()))", "a ", "1.", "\n"]
)
@pytest.mark.parametrize("first", ["", "x = ("])
def test_what_repeats_takes_no_longer_than_it_is(again: str, first: str) -> None:
    """Were there two ways to match it, no one could wait for the end."""
    text = first + again * 2000
    assert scan(text) in (None, by_tokens(text))


@pytest.mark.parametrize(
    "number", ["0", "00", "10", "1_0", "0x1F", "0b1", "0o7", "1.", "1.5e-3j", ".5"]
)
def test_numbers_are_no_odd_numbers(number: str) -> None:
    assert not has_odd_number(f"x1 = {number} + y.z")


@pytest.mark.parametrize("number", ["1if", "07", "1__0", "0x", "1.real", "1e", "2a"])
def test_odd_numbers_are_seen_in_code_alone(number: str) -> None:
    assert has_odd_number(f"x = {number}")
    assert not has_odd_number(f"x = '{number}'  # {number}")
