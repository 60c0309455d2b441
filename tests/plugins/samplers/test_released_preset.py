"""What the authors' released code does beside the paper's text: depths, weights, what is drawn."""

from __future__ import annotations

import pytest

from lintseq.core.change import Change
from lintseq.core.random_source import random_source
from lintseq.plugins.samplers.lintseq.released import deeper_lines, depth_weights, depths
from lintseq.plugins.samplers.lintseq.sampler import LintSeq
from lintseq.testing.stand_ins import UndefinedWords


class HashComments:
    """Comments begin with ``#``."""

    def __init__(self, change: Change) -> None:
        self._rows = change.rows

    def companions(self, row: int) -> list[int]:
        return []

    def is_trivia(self, row: int) -> bool:
        return self._rows[row].text.strip()[:1] in ("", "#")


def weights(base: str, target: str) -> dict[int, int]:
    change = Change.between(base, target)
    return dict(depth_weights(change, HashComments(change)))


@pytest.mark.parametrize(
    ("program", "expected"),
    [
        ("ab\n  cd\n\tef\n", [0, 2, 1]),
        # Lines of at most one character take the depth of the line before.
        ("  ab\n\n}\nx\ncd\n)\n", [2, 2, 2, 2, 0, 0]),
        ("\n\nab\n", [0, 0, 0]),
        # White space alone is no character.
        ("  ab\n        \ncd", [2, 2, 0]),
        ("  ab\r\n\r\n", [2, 2]),
    ],
)
def test_depth_is_indentation_in_characters(program: str, expected: list[int]) -> None:
    assert list(depths(Change.creation(program)).values()) == expected


@pytest.mark.parametrize(
    ("program", "expected"),
    [
        ("ab\n    cd\n        ef\n", {0: 4, 1: 4, 2: 8}),
        # The unit is the depth of the first indented line, not the least one.
        ("        ab\n    cd\nef\n", {0: 8, 1: 4, 2: 8}),
        # A comment that comes first gives the unit; nobody draws it.
        ("  # ab\n   cd\n", {1: 3}),
        ("ab\n\n# cd\n", {0: 1}),
        ("# ab\n\n", {}),
    ],
)
def test_lines_weigh_by_depth(program: str, expected: dict[int, int]) -> None:
    assert weights("", program) == expected


@pytest.mark.parametrize(
    ("program", "drawable"),
    [
        ("AB = [\n  1,\n  2,\n]\ncd\n", [0, 4]),
        ("AB = (\n  1,\n)\ncd\n", [0, 3]),
        ("A B=[\n  1\n]\n", [0]),
        # Only the bracket that opened it closes it, wherever it stands at an end of line.
        ("AB = [\n  (1)\n  2]\ncd\n", [0, 3]),
        ("AB = (\n  [1]\n  # )\n  x)\ncd\n", [0, 4]),
        ("AB = [\n  1\n", [0]),
        # What is no constant, or is closed on its line, hides nothing.
        ("ab = [\n  1\n]\n", [0, 1, 2]),
        ("Ab = [\n  1\n]\n", [0, 1, 2]),
        ("AB = {\n  1\n}\n", [0, 1, 2]),
        ("AB = [1]\ncd\n", [0, 1]),
        ("AB([\n  1\n])\n", [0, 1, 2]),
        # A second one may open after the first has closed.
        ("AB = [\n]\nCD = (\n  1\n)\nef\n", [0, 2, 5]),
    ],
)
def test_the_inside_of_a_constant_is_not_drawn(program: str, drawable: list[int]) -> None:
    assert list(weights("", program)) == drawable


def test_deleted_rows_weigh_as_much_as_rows_at_depth_0() -> None:
    assert weights("    ab\ncd\nAB = [\n", "cd\n    ef\n        gh\n") == {0: 4, 2: 4, 3: 4, 4: 8}


@pytest.mark.parametrize(
    ("row", "expected"),
    [(0, (1, 2, 3, 4)), (1, ()), (2, (3,)), (3, ()), (4, ()), (5, ()), (6, ())],
)
def test_the_deeper_lines_after_a_line_leave_with_it(row: int, expected: tuple[int, ...]) -> None:
    change = Change.creation("ab:\n  cd\n  ef:\n    gh\n  # ij\nkl\nmn\n")
    assert tuple(deeper_lines(change)(row)) == expected


def test_a_deleted_row_takes_nothing_along() -> None:
    change = Change.between("ab\ncd\n", "ab\n  ef\n")
    assert [tuple(deeper_lines(change)(row)) for row in range(3)] == [(2,), (), ()]


def released_edits(program: str, path: int = 0) -> tuple[tuple[int, ...], ...]:
    change, sampler = Change.creation(program), LintSeq("released")
    session = UndefinedWords().session(change, sampler.lint_options())
    rng = random_source(0, "released", path)
    return sampler.sample(change, session, HashComments(change), rng).edits


@pytest.mark.parametrize("path", range(5))
def test_comments_and_blank_lines_come_first_together(path: int) -> None:
    edits = released_edits("#\naa\n\nbb\n#\n", path)
    assert edits[0] == (0, 2, 4)
    assert sorted(edits[1:]) == [(1,), (3,)]


@pytest.mark.parametrize("path", range(5))
def test_a_comment_in_a_body_may_leave_with_its_header(path: int) -> None:
    assert released_edits("aa\n  #c\n", path) == ((0, 1),)


def test_a_program_of_comments_is_one_edit() -> None:
    assert released_edits("# aa\n\n# bb\n") == ((0, 1, 2),)


@pytest.mark.parametrize("path", range(5))
def test_own_errors_are_not_forgiven(path: int) -> None:
    """``bb`` uses what nothing defines, so it is gone after the first step back."""
    edits = released_edits("aa\nbb zz\ncc\n", path)
    assert 1 in edits[-1]
