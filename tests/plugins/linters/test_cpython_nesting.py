"""How deep a program may be is decided by the program alone."""

from __future__ import annotations

import sys
import threading
from collections.abc import Callable

import pytest

from lintseq.core.errors import ProgramRejected
from lintseq.plugins.linters.cpython.isolation import FRAMES
from lintseq.plugins.linters.cpython.nesting import MAX_DEPTH
from lintseq.plugins.linters.pyflakes.linter import Pyflakes

CHAINS: dict[str, Callable[[int], str]] = {
    "operators": lambda n: "a = " + " + ".join("1" * n),
    "attributes": lambda n: "a = 1" + " .a" * n,
    "calls": lambda n: "a = print" + "()" * n,
    "signs": lambda n: "a = " + "-" * n + "1",
    "conditions": lambda n: "a = " + "1 if 2 else " * n + "3",
    "elif": lambda n: "if 1: pass\n" + "elif 2: pass\n" * n,
    "names": lambda n: "if 1: a = 1\n" + "elif 2: a = 1\n" * n + "else:\n import a",
    "annotations": lambda n: "a: '" + "-" * n + "1'",
}
chain = pytest.mark.parametrize("text_of", CHAINS.values(), ids=CHAINS.keys())


def verdict(text: str) -> str:
    try:
        return " ".join(found.code for found in Pyflakes().lint(text))
    except ProgramRejected as rejected:
        return rejected.reason


def at_depth(frames: int, ask: Callable[[], str]) -> str:
    return ask() if frames <= 0 else at_depth(frames - 1, ask)


@chain
def test_chains_of_hundreds_are_taken(text_of: Callable[[int], str]) -> None:
    assert verdict(text_of(MAX_DEPTH - 20)) in ("", "UnusedImport", "RedefinedWhileUnused")


@chain
@pytest.mark.parametrize("length", [MAX_DEPTH, 3 * MAX_DEPTH, 100 * MAX_DEPTH])
def test_longer_ones_are_rejects(text_of: Callable[[int], str], length: int) -> None:
    assert verdict(text_of(length)) == "nesting"


@chain
@pytest.mark.parametrize("length", [MAX_DEPTH - 20, MAX_DEPTH])
def test_the_stack_of_the_caller_does_not_matter(
    text_of: Callable[[int], str], length: int
) -> None:
    text = text_of(length)
    verdicts = {at_depth(frames, lambda: verdict(text)) for frames in (0, 300, 800)}
    assert len(verdicts) == 1


def test_a_caller_may_stand_deeper_than_the_checker_ever_goes() -> None:
    limit = sys.getrecursionlimit()
    sys.setrecursionlimit(3 * FRAMES)
    try:
        assert at_depth(FRAMES, lambda: verdict("a")) == "UndefinedName"
    finally:
        sys.setrecursionlimit(limit)


def test_the_limit_itself_is_exact() -> None:
    # Module, assignment, n - 1 additions, a number.
    assert verdict(CHAINS["operators"](MAX_DEPTH - 2)) == ""
    assert verdict(CHAINS["operators"](MAX_DEPTH - 1)) == "nesting"


def test_the_limit_on_the_stack_is_put_back() -> None:
    before = sys.getrecursionlimit()
    for length in (1, MAX_DEPTH, 100 * MAX_DEPTH):
        verdict(CHAINS["operators"](length))
        assert sys.getrecursionlimit() == before


def test_threads_do_not_disturb_each_other() -> None:
    text = CHAINS["calls"](MAX_DEPTH - 20)
    found: list[str] = []
    before, interval = sys.getrecursionlimit(), sys.getswitchinterval()
    sys.setswitchinterval(1e-5)
    threads = [threading.Thread(target=lambda: found.append(verdict(text))) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    sys.setswitchinterval(interval)
    assert sys.getrecursionlimit() == before
    assert found == [""] * 8


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("(" * 201 + ")" * 201, "SyntaxError"),
        ("".join(" " * depth + "if 1:\n" for depth in range(101)), "IndentationError"),
    ],
)
def test_limits_of_the_language_are_syntax_errors(text: str, code: str) -> None:
    assert verdict(text) == code
