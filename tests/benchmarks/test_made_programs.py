from __future__ import annotations

import ast

import pytest

from benchmarks.engine.made_programs import KINDS, made
from benchmarks.language_programs import errors
from benchmarks.programs import is_about, line_count
from lintseq.core.host import default_host

MARKS = {
    "plain": "math.pi",
    "del": "\ndel ",
    "global": "    global ",
    "star imports": " import *",
    "exports": "__all__ += ",
    "tabs": "\n\treturn ",
    "form feeds": "\n\f\ndef ",
    "CRLF": "\r\n",
    "bare annotations": "\nlimit_",
    "string annotations": '-> "Dict[str, Node_',
    "future annotations": ": list[Link_",
    "docstrings": "    >>> ",
}
"""What shows the feature of each kind."""


def test_each_kind_has_its_mark() -> None:
    assert list(MARKS) == list(KINDS)


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("length", [15, 100, 1000])
def test_programs_are_as_long_as_asked_and_clean(kind: str, length: int) -> None:
    host = default_host()
    linter = host.linter_for(host.languages.get("python"))
    for number in range(3):
        program = made(kind, length, number)
        assert is_about(line_count(program), length)
        assert errors(linter, program.text) == 0


@pytest.mark.parametrize("kind", KINDS)
def test_features_are_spread_through_the_program(kind: str) -> None:
    text = made(kind, 400).text
    quarter = len(text) // 4
    parts = [text[start : start + quarter] for start in range(0, 4 * quarter, quarter)]
    assert all(MARKS[kind] in part for part in parts)


def test_no_name_of_a_module_is_bound_twice() -> None:
    tree = ast.parse(made("plain", 4000).text)
    names = [node.name for node in tree.body if isinstance(node, ast.FunctionDef | ast.ClassDef)]
    assert len(names) > 300
    assert len(set(names)) == len(names)


def test_another_number_gives_other_functions() -> None:
    texts = {made("plain", 100, number).text for number in range(4)}
    assert len(texts) == 4
