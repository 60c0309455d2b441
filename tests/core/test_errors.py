"""Errors cross process borders whole, and suggest what was meant."""

from __future__ import annotations

import pickle

import pytest

from lintseq.core.errors import (
    LinterFailed,
    LinterUnavailable,
    LintseqError,
    ProgramRejected,
    ToolError,
    UsageError,
    did_you_mean,
)
from lintseq.core.serializer import DecodeError


@pytest.mark.parametrize(
    "error",
    [
        LintseqError("It broke."),
        UsageError("Not like this."),
        ToolError("The tool broke."),
        LinterUnavailable("Install it by: pip install x"),
        LinterFailed("It crashed."),
        ProgramRejected("syntax", "invalid syntax", line=3, column=7),
        ProgramRejected("encoding", "NUL bytes"),
        DecodeError("bad-hunk", "it has no hunk", 4),
    ],
)
def test_errors_survive_pickling(error: LintseqError) -> None:
    again = pickle.loads(pickle.dumps(error))
    assert type(again) is type(error)
    assert (str(again), vars(again)) == (str(error), vars(error))


@pytest.mark.parametrize(
    ("error", "family"),
    [
        (LinterUnavailable, ToolError),
        (LinterFailed, ToolError),
        (DecodeError, UsageError),
        (UsageError, LintseqError),
        (ToolError, LintseqError),
        (ProgramRejected, LintseqError),
    ],
)
def test_errors_belong_to_their_families(error: type, family: type) -> None:
    assert issubclass(error, family)


def test_a_reject_is_no_fault_of_user_or_tool() -> None:
    assert not issubclass(ProgramRejected, (UsageError, ToolError))


def test_a_decoding_error_names_the_edit() -> None:
    assert str(DecodeError("bad-hunk", "it has no hunk", 4)) == "Edit 4: it has no hunk."


@pytest.mark.parametrize(
    ("word", "known", "tail"),
    [
        ("pyflaks", ["pylint", "pyflakes"], "did you mean 'pyflakes'?"),
        ("x", ["pylint", "pyflakes"], "known: pyflakes, pylint"),
    ],
)
def test_the_nearest_word_is_suggested(word: str, known: list[str], tail: str) -> None:
    assert did_you_mean(word, known).startswith(tail)


def test_where_there_are_too_many_the_command_that_lists_them_is_told() -> None:
    many = [f"word{number}" for number in range(41)]
    assert did_you_mean("x", many, "list") == "'list' lists the 41 that are known."
    assert did_you_mean("wordd7", many, "list") == "did you mean 'word7'?"
    assert did_you_mean("x", many[:40], "list").startswith("known: word0, ")
    assert did_you_mean("x", many).startswith("known: word0, ")


def test_suggestions_hang_on_no_order() -> None:
    assert did_you_mean("ab", ["abx", "aby"]) == did_you_mean("ab", ["aby", "abx"])
