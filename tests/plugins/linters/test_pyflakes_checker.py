"""What is left of real programs, judged by us and by CPython and pyflakes themselves."""

from __future__ import annotations

import ast
import json
import warnings
from collections import Counter
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given, settings
from pyflakes.checker import Checker

from lintseq.plugins.linters.pyflakes.linter import Pyflakes
from lintseq.testing.strategies import parts_of

DATA = Path(__file__).parents[2] / "data"


@cache
def programs() -> tuple[str, ...]:
    rows = [json.loads(line) for line in (DATA / "mbpp.jsonl").read_text("utf-8").splitlines()]
    rows += map(json.loads, (DATA / "files_python.jsonl").read_text("utf-8").splitlines()[:4])
    return tuple(str(row.get("code") or row["text"]) for row in rows)


def plain_verdict(text: str) -> Counter[tuple[int, str]] | None:
    """Each message of pyflakes with its line; None if the program does not compile."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            compile(text, "<program>", "exec", dont_inherit=True)
            tree = ast.parse(text)
    except SyntaxError:
        return None
    return Counter((found.lineno, type(found).__name__) for found in Checker(tree).messages)


@settings(deadline=None, max_examples=200)
@given(parts_of(programs()))
def test_parts_of_programs_are_judged_as_the_tools_do(text: str) -> None:
    found = Pyflakes().lint(text)
    expected = plain_verdict(text)
    if expected is None:
        assert [diagnostic.syntax for diagnostic in found] == [True]
    else:
        assert Counter((each.line, each.code) for each in found) == expected
        assert not any(diagnostic.syntax for diagnostic in found)


@pytest.mark.parametrize("text", programs(), ids=map(str, range(len(programs()))))
def test_whole_programs_are_judged_as_the_tools_do(text: str) -> None:
    found = Counter((each.line, each.code) for each in Pyflakes().lint(text))
    assert found == plain_verdict(text)


@pytest.mark.parametrize(
    "text",
    [
        "from a import __all__\n__all__ += ['b']\n",
        "for __all__ in []: pass\n__all__ += ['b']\n",
        "__all__: list\n__all__ += ['b']\n",
        "a: '\\ud800'\n",
        "a: 'b\\0'\n",
        "{0x" + "f" * 9000 + ": 1, 0x" + "f" * 9000 + ": 2}\n",
    ],
)
def test_programs_on_which_pyflakes_crashes_are_judged(text: str) -> None:
    assert [found for found in Pyflakes().lint(text) if not found.syntax]
