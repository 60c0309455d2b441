"""A reject says where it stands, and whether another run might decide otherwise."""

from __future__ import annotations

import pytest

from lintseq.core.reject import NONDETERMINISTIC, REASONS, Place, Reject


@pytest.mark.parametrize(
    ("place", "text"),
    [
        (Place("-"), "-"),
        (Place("a.jsonl", 3), "a.jsonl:3"),
        (Place("a.jsonl", 3, 7), "a.jsonl:3, line 7 of the program"),
        (Place("a.jsonl", 3, 7, 2), "a.jsonl:3, line 7 of the program, column 2"),
        (Place("a.py", None, 7), "a.py, line 7 of the program"),
        (Place("a.py").inside(7, 2), "a.py, line 7 of the program, column 2"),
        (Place("a.jsonl", 3).inside(None), "a.jsonl:3"),
        # A column means nothing without its line.
        (Place("a.py", None, None, 2), "a.py"),
    ],
)
def test_places_read_as_words(place: Place, text: str) -> None:
    assert str(place) == text


@pytest.mark.parametrize("reason", sorted(REASONS))
def test_only_clocks_and_memory_are_nondeterministic(reason: str) -> None:
    reject = Reject(reason, "words", Place("-"))
    assert reject.nondeterministic is (reason in {"timeout", "memory", "worker-died"})


def test_nondeterministic_reasons_are_reasons() -> None:
    assert set(REASONS) >= NONDETERMINISTIC
