"""Answers are remembered while there is room, the least recently used forgotten first."""

from __future__ import annotations

import pytest

from lintseq.core.diagnostics import Diagnostic
from lintseq.plugins.linters.server import memory
from lintseq.plugins.linters.server.memory import Memory


def answer(code: str) -> tuple[Diagnostic, ...]:
    return (Diagnostic(1, code, code, "error", key=code),)


def test_the_least_recently_used_goes_first(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(memory, "CHARACTERS", 10)
    remembered = Memory()
    remembered.put("aaaa", answer("a"))
    remembered.put("bbbb", ())
    assert remembered.get("aaaa") == answer("a")
    remembered.put("cccc", answer("c"))
    assert remembered.get("bbbb") is None
    assert (remembered.get("aaaa"), remembered.get("cccc")) == (answer("a"), answer("c"))


def test_clean_is_an_answer_and_not_knowing_is_none() -> None:
    remembered = Memory()
    assert remembered.get("") is None
    remembered.put("", ())
    assert remembered.get("") == ()


def test_a_text_larger_than_all_room_is_not_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(memory, "CHARACTERS", 3)
    remembered = Memory()
    remembered.put("aaaa", ())
    assert remembered.get("aaaa") is None
