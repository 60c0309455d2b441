"""The table of levels covers every message of pyflakes, each once."""

from __future__ import annotations

import inspect
from collections import Counter

import pytest
from pyflakes import messages

from lintseq.plugins.linters.pyflakes import levels

GROUPS = (levels.NAMES, levels.PLACEMENT, levels.FORMATS, levels.DOUBTFUL, levels.TOLERATED)


def test_every_message_of_pyflakes_has_its_place() -> None:
    known = {code for group in GROUPS for code in group}
    classes = inspect.getmembers(messages, inspect.isclass)
    assert {name for name, _ in classes} - {"Message"} - known == set()


def test_no_code_is_in_two_groups() -> None:
    counts = Counter(code for group in GROUPS for code in group)
    assert [code for code, count in counts.items() if count > 1] == []


def test_every_code_has_its_reason() -> None:
    assert [code for group in GROUPS for code, reason in group.items() if not reason] == []


@pytest.mark.parametrize(
    ("smaller", "larger"), [("syntax", "names"), ("names", "default"), ("default", "strict")]
)
def test_levels_grow(smaller: str, larger: str) -> None:
    assert levels.LEVELS[smaller].codes < levels.LEVELS[larger].codes


def test_what_every_deletion_of_a_last_use_would_fire_is_no_error() -> None:
    selected = {code for level in levels.LEVELS.values() for code in level.codes}
    assert selected.isdisjoint(levels.TOLERATED)
