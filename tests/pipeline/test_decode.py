"""Decoding what models write: the data cases, the law over clean sequences, and hostile texts."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from lintseq import encode, generate
from lintseq.core import laws
from lintseq.core.decoding import DECODINGS, StateJudge
from lintseq.core.errors import LinterFailed, UsageError
from lintseq.core.host import default_host
from lintseq.core.linter import LintOptions
from lintseq.core.model import StopReason
from lintseq.pipeline.decode import decoder_for
from lintseq.testing.strategies import texts

FILE = Path(__file__).parents[1] / "cases" / "decoding.yml"
PROGRAM = '''"""A program with much to get wrong."""
import os
from math import tau


def area(radius):
    half = tau / 2
    return half * radius**2


class Disc:
    def __init__(self, radius):
        self.radius = radius

    def area(self):
        return area(self.radius)


if __name__ == "__main__":
    print(Disc(float(os.environ["R"])).area())
'''


@dataclass(frozen=True)
class Case:
    name: str
    text: str
    outcome: str
    program: str | None
    format: str = "unified"
    ended: StopReason = "end"
    strict: bool = False
    repairs: dict[str, int] = field(default_factory=dict)
    states: tuple[int, int] = (0, 0)
    times: int = 1


CASES = [Case(**case) for case in yaml.safe_load(FILE.read_text("utf-8"))]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_case(case: Case) -> None:
    decoder = decoder_for("python", case.format, strict=case.strict)
    found = decoder.decode(case.text * case.times, case.ended)
    assert (found.outcome, found.solution) == (case.outcome, case.program)
    assert dict(found.repairs) == case.repairs
    assert (found.linted_states, found.clean_states) == tuple(case.states)


def test_every_outcome_of_the_closed_list_has_a_case() -> None:
    assert {case.outcome for case in CASES} == set(DECODINGS)


@pytest.mark.parametrize("sampler", ["lintseq", "randseq"])
def test_what_the_arms_learn_is_judged_as_the_law_judges(sampler: str) -> None:
    decoder = decoder_for("python", "unified", strict=True)
    linter = default_host().linters.get("pyflakes")
    options = {"edits": 6} if sampler == "randseq" else {}
    for sequence in generate(
        PROGRAM, language="python", samples=8, sampler=sampler, options=options
    ):
        text = decoder.serializer.join(encode(sequence))
        found = decoder.decode(text, "end")
        assert (found.outcome, found.solution, found.repairs) == ("clean", PROGRAM, {})
        assert found.states == tuple(sequence.states())[1:-1]
        clean, states = laws.clean_states(sequence, linter, LintOptions())
        assert (found.linted_states, found.clean_states) == (states, clean)
        if sampler == "lintseq":
            assert clean == states


@pytest.mark.parametrize("name", ["unified", "search-replace", "json", "whole"])
def test_no_text_is_too_strange(name: str) -> None:
    decoders = [decoder_for("python", name, strict=strict) for strict in (True, False)]

    @settings(max_examples=60, deadline=None)
    @given(text=texts(), ended=st.sampled_from(["end", "length"]))
    def decoded(text: str, ended: StopReason) -> None:
        for decoder in decoders:
            found = decoder.decode(text, ended)
            assert found.outcome in DECODINGS
            assert 0 <= found.clean_states <= found.linted_states <= len(found.states)
            if found.outcome in ("unreadable", "empty", "too-large"):
                assert found.solution is None
            else:
                assert found.solution is not None

    decoded()


@pytest.mark.parametrize("name", ["unified", "search-replace", "json", "whole"])
@pytest.mark.parametrize(
    "text", ["[" * 20_000, "(" * 20_000, "a\n<|diff|>" * 5_000, "\ud800\0\r\n" * 1_000]
)
def test_deep_and_long_texts_are_read_to_their_end(name: str, text: str) -> None:
    found = decoder_for("python", name).decode(f"\n<|diff|>{text}", "length")
    assert found.outcome in DECODINGS


def test_states_that_are_nested_too_deeply_are_not_clean() -> None:
    judge = StateJudge(default_host().linters.get("pyflakes"), "a = 1\n")
    assert not judge.is_clean("(" * 5_000 + ")" * 5_000)
    assert not judge.is_clean("a = 1 " + "+ 1 " * 5_000)
    assert judge.is_clean("a = 1\n")
    assert judge.is_clean("")


def test_a_last_line_without_a_newline_is_the_same_line() -> None:
    judge = StateJudge(default_host().linters.get("pyflakes"), "print(a)\nb = 1\n")
    assert judge.is_clean("print(a)")
    assert not judge.is_clean("print(c)")


def test_a_linter_that_fails_is_no_verdict(monkeypatch: pytest.MonkeyPatch) -> None:
    linter = default_host().linters.get("pyflakes")
    judge = StateJudge(linter, "a = 1\n")

    def fail(text: str) -> None:
        raise RuntimeError("out of order")

    monkeypatch.setattr(type(linter), "lint", lambda self, text: fail(text))
    with pytest.raises(LinterFailed, match="out of order"):
        judge.is_clean("b = 1\n")


def test_unknown_names_are_refused() -> None:
    with pytest.raises(UsageError, match="There is no format 'unifed': did you mean 'unified'"):
        decoder_for("python", "unifed")
    with pytest.raises(UsageError, match="There is no language 'pyton'"):
        decoder_for("pyton", "unified")
