"""Python's structure against the syntax trees of real programs, and its laws."""

from __future__ import annotations

import ast
import json
import re
import warnings
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lintseq.core.change import Change, RowKind
from lintseq.core.lines import is_blank, split_lines
from lintseq.languages.python import PYTHON
from lintseq.testing.language import LanguageConformance
from lintseq.testing.strategies import parts_of

LAW = settings(deadline=None, max_examples=40)
DATA = Path(__file__).parents[1] / "data"
Shape = list[tuple[tuple[int, ...], bool]]

SMALL = (
    'class A:\n    @property\n    def f(self):\n        """a\n        b"""\n        return 1\n',
    "for a in ():\n    if a:\n        b = 1\n    # c\n    else: b = (\n        2)\nelse:\n    a\n",
    "try:\n    a = f'''\n# b\n'''\nexcept (\n    ValueError,\n): pass\n\n# c\nd = 1\n",
    "a = [\n    1,\n], [\n    2,\n]\nb = a + \\\n    c(\n        d) + \\\n    e\n",
)


def columns(name: str, column: str) -> list[str]:
    lines = (DATA / name).read_text("utf-8").splitlines()
    return [json.loads(line)[column].replace("\r\n", "\n") for line in lines]


@cache
def programs() -> tuple[str, ...]:
    texts = columns("files_python.jsonl", "text") + columns("mbpp.jsonl", "code")
    return tuple(text for text in texts if "\r" not in text)


each_program = pytest.mark.parametrize("text", programs(), ids=map(str, range(len(programs()))))


def parse(text: str) -> ast.Module:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return ast.parse(text)


def shape(change: Change) -> Shape:
    structure = PYTHON.structure(change)
    rows = range(len(change.rows))
    return [(tuple(structure.companions(row)), structure.is_trivia(row)) for row in rows]


class TestPython(LanguageConformance):
    language = PYTHON
    programs = SMALL
    comments = ("# a\n", "    # a\n", "\t#\r\n", "\f# a")


def compound_statements(tree: ast.AST) -> Iterator[ast.stmt | ast.excepthandler]:
    for node in ast.walk(tree):
        if isinstance(node, ast.ExceptHandler) or (
            isinstance(node, ast.stmt) and hasattr(node, "body")
        ):
            yield node


def is_elif(node: ast.AST, lines: list[str]) -> bool:
    return isinstance(node, ast.If) and lines[node.lineno - 1].lstrip().startswith("elif")


def lines_of(node: ast.stmt | ast.excepthandler) -> set[int]:
    decorators: list[ast.expr] = getattr(node, "decorator_list", [])
    first = min([node.lineno, *(decorator.lineno for decorator in decorators)])
    return set(range(first - 1, node.end_lineno or node.lineno))


@each_program
def test_a_header_takes_what_the_syntax_tree_puts_below_it(text: str) -> None:
    lines = split_lines(text)
    structure = PYTHON.structure(Change.creation(text))
    for node in compound_statements(parse(text)):
        # The tree puts the clauses after an `elif` inside it; here each takes only its own body.
        if not is_elif(node, lines):
            row = node.lineno - 1
            gone = {row, *structure.companions(row)}
            assert gone >= lines_of(node)
            below = [lines[other] for other in sorted(gone - lines_of(node))]
            assert [line for line in below if line.strip() and line.strip()[0] != "#"] == []
            assert not below or below[-1].strip(), "blank lines at the end stay"


def blocks(tree: ast.AST) -> Iterator[list[ast.stmt]]:
    for node in ast.walk(tree):
        for name in ("body", "orelse", "finalbody"):
            block = getattr(node, name, None)
            if isinstance(block, list):
                yield block


@each_program
def test_a_statement_leaves_without_breaking_what_is_around_it(text: str) -> None:
    """As long as its block keeps another statement. That is what companions are for."""
    lines = split_lines(text)
    structure = PYTHON.structure(Change.creation(text))
    for block in blocks(parse(text)):
        for statement in block:
            if len(block) > 1 and hasattr(statement, "body"):
                row = statement.lineno - 1
                gone = {row, *structure.companions(row)}
                parse("".join(line for number, line in enumerate(lines) if number not in gone))


CUT = re.compile(
    "never closed|unmatched|does not match|unexpected indent|unterminated|EOF|continuation"
)
"""What CPython says where an end of a bracket, string, block or joined line has lost the other."""


@each_program
def test_no_row_leaves_the_half_of_anything(text: str) -> None:
    lines = split_lines(text)
    structure = PYTHON.structure(Change.creation(text))
    for row in range(len(lines)):
        gone = {row}
        while more := {other for each in gone for other in structure.companions(each)} - gone:
            gone |= more
        try:
            parse("".join(line for number, line in enumerate(lines) if number not in gone))
        except SyntaxError as error:
            assert not CUT.search(error.msg), (row, error)


@each_program
def test_trivia_may_leave_without_changing_the_program(text: str) -> None:
    change = Change.creation(text)
    structure = PYTHON.structure(change)
    kept = [row for row in change.target_rows if not structure.is_trivia(row)]
    assert ast.dump(parse(change.text(kept))) == ast.dump(parse(text))


@each_program
def test_blank_lines_and_comments_outside_strings_are_trivia(text: str) -> None:
    structure = PYTHON.structure(Change.creation(text))
    inside = {
        line
        for node in ast.walk(parse(text))
        if isinstance(node, ast.JoinedStr | ast.Constant)
        for line in range(node.lineno, node.end_lineno or node.lineno)
    }
    for row, line in enumerate(split_lines(text)):
        silent = is_blank(line) or line.lstrip().startswith("#")
        assert structure.is_trivia(row) == silent or (silent and row in inside), line


WAYS_TO_WRITE: list[Callable[[str], str]] = [
    lambda text: text.replace("\n", "\r\n"),
    lambda text: "\ufeff" + text,
    lambda text: text.removesuffix("\n"),
    lambda text: "".join("\f" + line for line in split_lines(text)),
]


@pytest.mark.parametrize("written", WAYS_TO_WRITE)
@LAW
@given(st.sampled_from(SMALL))
def test_how_a_program_is_written_down_says_nothing(
    written: Callable[[str], str], text: str
) -> None:
    assert shape(Change.creation(written(text))) == shape(Change.creation(text))


@LAW
@given(parts_of(SMALL), parts_of(SMALL))
def test_each_end_of_a_change_is_judged_by_itself(base: str, target: str) -> None:
    change = Change.between(base, target)
    found = shape(change)
    for end, text, kinds in (
        (change.base_rows, change.base, (RowKind.DELETED,)),
        (change.target_rows, change.target, (RowKind.INSERTED, RowKind.KEPT)),
    ):
        alone = shape(Change.creation(text))
        for line, row in enumerate(end):
            if change.rows[row].kind in kinds:
                companions, trivia = alone[line]
                assert found[row] == (tuple(end[other] for other in companions), trivia)


@pytest.mark.parametrize(
    "text",
    ["if a:\n    b(\n\n", 'if a:\n    """\n\n', "if a:\n    'b\n\n", "if a:\n        b\n    c\n\n"],
)
def test_of_what_has_no_tokens_only_blank_lines_are_known(text: str) -> None:
    lines = split_lines(text)
    assert shape(Change.creation(text)) == [((), is_blank(line)) for line in lines]


@pytest.mark.parametrize("text", ["if a:\n    b = '\ud800'\n", "if a:\n    b = '\0'\n"])
def test_what_no_file_can_hold_is_no_accident(text: str) -> None:
    """Older tokenizers read over it, newer ones refuse it; a linter rejects the program anyway."""
    known, unknown = [((1,), False), ((), False)], [((), False), ((), False)]
    assert shape(Change.creation(text)) in (known, unknown)


def test_warnings_of_the_tokenizer_are_no_errors() -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        assert shape(Change.creation("if 1if a else 0:\n    '\\d'\n"))[0] == ((1,), False)


def test_a_base_that_is_broken_does_not_hide_the_target() -> None:
    change = Change.between("if a:\n    b = (\n", "if c:\n    d\n")
    structure = PYTHON.structure(change)
    inserted = [row for row in change.differing_rows if change.rows[row].text == "if c:\n"]
    assert [len(structure.companions(row)) for row in inserted] == [1]
    deleted = [row for row in change.base_rows if change.rows[row].kind is RowKind.DELETED]
    assert deleted
    assert [list(structure.companions(row)) for row in deleted] == [[] for _ in deleted]
