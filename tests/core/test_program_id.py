"""The id of a program without one comes from all of its content, unambiguously."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from itertools import combinations

import pytest
from hypothesis import given, settings

from lintseq.core.program import Program
from lintseq.testing.strategies import programs


def plain_id(*parts: str) -> str:
    encoded = [part.encode("utf-8", "surrogatepass") for part in parts]
    prefixed = b"".join(b"%d:%s" % (len(part), part) for part in encoded)
    return hashlib.sha256(prefixed).hexdigest()


@settings(deadline=None, max_examples=60)
@given(programs())
def test_the_id_hashes_every_part(program: Program) -> None:
    parts = (program.language, program.instruction or "", program.base, program.text)
    assert program.content_id == plain_id(*parts)


def test_ids_and_metadata_are_no_content() -> None:
    program = Program("a\n", "text", instruction="Write a.", base="b\n")
    other = replace(program, id="first", metadata={"license": "MIT"})
    assert other.content_id == program.content_id


@pytest.mark.parametrize(
    ("program", "expected"),
    [
        (Program("a = 1\n", "python"), "c08d0cb75780aab52cb9c948bab752fa"),
        (Program("a = 1\n", "python", instruction="Set a."), "0f7738c0099d9866a2a1f8825152414e"),
        (Program("a = 1\n", "python", base="a = 0\n"), "f18282d05377cfe62ec1b8432ed86f09"),
        (Program("", "text"), "79a897450f2a5e51767d5f7cc9b1eca6"),
        (Program("\ud800", "text"), "2dde0752bb5f2233906c7774c3e1e346"),
    ],
)
def test_ids_are_frozen(program: Program, expected: str) -> None:
    assert program.content_id[:32] == expected


def test_text_that_moves_from_part_to_part_is_another_program() -> None:
    moved = [
        Program("ab", "c"),
        Program("a", "c", base="b"),
        Program("", "c", base="ab"),
        Program("a", "c", instruction="b"),
        Program("b", "c", instruction="a"),
        Program("", "c", instruction="ab"),
        Program("b", "ca"),
        Program("", "cab"),
        Program("1:b", "c", instruction="a"),
    ]
    assert not [pair for pair in combinations(moved, 2) if pair[0].content_id == pair[1].content_id]
