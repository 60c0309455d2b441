"""What the lines between lintseq and a server can say, and that nothing else is taken for it."""

from __future__ import annotations

import json
from dataclasses import asdict

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lintseq.plugins.linters.server.protocol import (
    Failed,
    Found,
    Garbage,
    Refused,
    answer,
    greeting,
    request,
)

NUMBERS = st.none() | st.integers(1, 10**6)
FOUND = st.builds(
    Found,
    line=NUMBERS,
    column=NUMBERS,
    code=st.text(),
    message=st.text(),
    severity=st.sampled_from(["error", "warning", "info"]),
    syntax=st.booleans(),
    cause=NUMBERS,
    key=st.none() | st.text(),
)
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=8,
)


@given(st.lists(FOUND))
def test_what_is_found_comes_across(found: list[Found]) -> None:
    line = json.dumps({"id": 3, "found": [asdict(each) for each in found]}).encode()
    assert answer(line, 3) == tuple(found)


@given(st.integers(), st.text(), st.text())
def test_a_request_is_one_line_of_ascii(number: int, language: str, text: str) -> None:
    line = request(number, language, text)
    assert line.isascii()
    assert line.count(b"\n") == 1
    assert json.loads(line) == {"id": number, "language": language, "text": text}


def test_what_may_be_left_out() -> None:
    line = b'{"id": 1, "found": [{"code": "a", "message": "b", "severity": "info"}]}'
    assert answer(line, 1) == (Found(None, None, "a", "b", "info", False, None, None),)


def test_a_refusal_and_a_failure() -> None:
    assert answer(b'{"id": 1, "refused": "nesting", "message": "a"}', 1) == Refused("nesting", "a")
    assert answer(b'{"id": 1, "failed": "a"}', 1) == Failed("a")
    assert greeting(b'{"protocol": 1, "tool": "a 1"}') == "a 1"


@given(st.binary())
def test_bytes_are_garbage(line: bytes) -> None:
    with pytest.raises(Garbage):
        answer(line, 1)
    with pytest.raises(Garbage):
        greeting(line)


@given(JSON)
def test_other_json_is_garbage(value: object) -> None:
    with pytest.raises(Garbage):
        answer(json.dumps({"id": 1, "found": [value]}).encode(), 1)
    with pytest.raises(Garbage):
        answer(json.dumps(value).encode(), 1)


@pytest.mark.parametrize(
    "change",
    [
        {"line": 0},
        {"line": True},
        {"line": 1.5},
        {"column": "1"},
        {"cause": -1},
        {"code": None},
        {"message": 1},
        {"severity": "fatal"},
        {"syntax": 1},
        {"key": 1},
    ],
)
def test_a_message_with_one_thing_wrong_is_garbage(change: dict[str, object]) -> None:
    right = {"code": "a", "message": "b", "severity": "info"}
    with pytest.raises(Garbage):
        answer(json.dumps({"id": 1, "found": [right, {**right, **change}]}).encode(), 1)


def test_a_refusal_for_no_known_reason_is_garbage() -> None:
    with pytest.raises(Garbage):
        answer(b'{"id": 1, "refused": "mood", "message": "a"}', 1)


@pytest.mark.parametrize("deep", [b"[" * 100_000, b'{"id":' + b"9" * 10_000 + b"}"])
def test_what_overwhelms_a_reader_of_json_is_garbage(deep: bytes) -> None:
    with pytest.raises(Garbage):
        answer(deep, 1)
