"""A verdict's words are the same in every run, however long what changes is in them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lintseq.core.sandbox import Ending, SandboxLimits
from lintseq.languages.running.outcome import LONGEST, verdict_of
from lintseq.languages.running.toolchain import Sources, Toolchain
from lintseq.languages.running.watching import Seen

TOOLCHAIN = Toolchain(lambda trial, seal: Sources(), lambda limits: "./program")
CHANGES = {
    "goroutine": "goroutine {} [running]:",
    "address": "trial.F({:#x})",
    "thread": "thread 'main' ({}) panicked at",
    "process": "(node:{}) Warning:",
}


def words_of(said: str) -> str:
    """The message of the verdict over a program that ended badly and ``said`` that."""
    seen = Seen(runs=True, output=b"", stopped=None, ending=Ending(True, 2, said))
    return verdict_of(seen, TOOLCHAIN, SandboxLimits(), "seal").message


@pytest.mark.parametrize("change", CHANGES)
@given(
    numbers=st.tuples(st.integers(0, 2**48), st.integers(0, 2**48)),
    before=st.integers(0, LONGEST + 20),
    after=st.integers(0, LONGEST + 20),
)
def test_what_changes_is_out_before_the_cut(
    change: str, numbers: tuple[int, int], before: int, after: int
) -> None:
    said = [f"{'b' * before} {CHANGES[change].format(n)} {'a' * after}" for n in numbers]
    assert words_of(said[0]) == words_of(said[1])
    assert len(words_of(said[0])) <= LONGEST


def test_a_failed_assertion_keeps_its_numbers() -> None:
    assert words_of("Assertion `f(2) == 3' failed.") == "Assertion `f(2) == 3' failed."


def test_an_assertion_is_heard_behind_much_noise() -> None:
    seen = Seen(True, b"", None, Ending(True, 2, "noise " * LONGEST + "assertion failed"))
    assert verdict_of(seen, TOOLCHAIN, SandboxLimits(), "seal").outcome == "wrong-answer"
