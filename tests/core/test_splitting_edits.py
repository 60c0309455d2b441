"""Model text falls into edits at separators that begin a line, however it arrives."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lintseq.core.edits import EditSequence
from lintseq.core.errors import UsageError
from lintseq.core.serializer import (
    SEPARATOR,
    DecodeError,
    DiffSerializer,
    Faults,
    Repair,
    split_at_separator,
)
from lintseq.testing.strategies import chunked, texts

LAW = settings(deadline=None, max_examples=40)


class Additions(DiffSerializer[str]):
    """Each edit is a text to add; ``!`` is none that can be added."""

    name = "additions"
    summary = "texts to add"
    repairs = {"exclamation": "it is added as it is"}  # noqa: RUF012

    def encode(self, sequence: EditSequence) -> list[str]:
        return [str(rows) for rows in sequence.edits]

    def parse(self, edit: str, faults: Faults) -> str:
        if edit == "!":
            faults.note("exclamation", "it is an exclamation")
        return edit

    def apply(self, text: str, edit: str, faults: Faults) -> str:
        if edit == "?":
            faults.note("exclamation", "it is a question")
        return text + edit


def split(text: str) -> list[str]:
    return list(split_at_separator([text], Faults()))


@LAW
@given(st.lists(texts(min_lines=1).filter(lambda text: SEPARATOR not in text and text.strip())))
def test_joined_edits_come_back(edits: list[str]) -> None:
    assert split(Additions().join(edits)) == edits


@LAW
@given(st.data())
def test_it_does_not_matter_how_a_text_arrives(data: st.DataObject) -> None:
    text = data.draw(texts())
    whole, pieces = Faults(strict=False), Faults(strict=False)
    expected = list(split_at_separator([text], whole))
    assert list(split_at_separator(data.draw(chunked(text)), pieces)) == expected
    assert pieces.repairs == whole.repairs


@pytest.mark.parametrize(
    ("text", "edits"),
    [
        ("", []),
        ("\n \n", []),
        ("a", ["a"]),
        ("\na\n", ["\na\n"]),
        (f"a\n{SEPARATOR}b", ["a", "b"]),
        (f"{SEPARATOR}a", ["a"]),
        (f"\n{SEPARATOR}a\n\n{SEPARATOR}b\n", ["a\n", "b\n"]),
        (f"\n \n{SEPARATOR}a", ["a"]),
        (f"\n{SEPARATOR}a{SEPARATOR}b", [f"a{SEPARATOR}b"]),
        (f"\n{SEPARATOR}+a\n+{SEPARATOR}b", [f"+a\n+{SEPARATOR}b"]),
        (f"\n{SEPARATOR}a\r\n{SEPARATOR}b", ["a\r", "b"]),
        # The authors' data ends with two empty edits.
        (f"\n{SEPARATOR}a\n{SEPARATOR}\n{SEPARATOR}", ["a"]),
    ],
)
def test_separators_count_at_the_start_of_a_line(text: str, edits: Sequence[str]) -> None:
    assert split(text) == edits


def test_an_edit_is_handed_out_when_the_next_begins() -> None:
    chunks = iter([f"\n{SEPARATOR}a\n", SEPARATOR, "b", "c"])
    assert next(split_at_separator(chunks, Faults())) == "a"
    assert next(chunks) == "b"


def test_an_empty_edit_between_others_is_a_fault() -> None:
    text = f"\n{SEPARATOR}\n{SEPARATOR}a"
    with pytest.raises(DecodeError, match="Edit 1: it is empty and others follow"):
        split(text)
    decoded = Additions().decode(text, strict=False)
    assert (decoded.edits, [repair.code for repair in decoded.repairs]) == (("a",), ["empty-edit"])


def test_each_empty_edit_is_counted_once() -> None:
    decoded = Additions().decode(
        Additions().join(["a", "", "b", "", "", "c", ""]),
        strict=False,
    )
    assert decoded.edits == ("a", "b", "c")
    # Each takes the number of the edit that follows it, as it is itself left out.
    assert [(repair.code, repair.edit) for repair in decoded.repairs] == [
        ("empty-edit", 2),
        ("empty-edit", 3),
        ("empty-edit", 3),
    ]


def test_strict_reading_ends_at_the_first_fault() -> None:
    with pytest.raises(DecodeError) as caught:
        Additions().decode(f"\n{SEPARATOR}a\n{SEPARATOR}!\n{SEPARATOR}!")
    assert (caught.value.code, caught.value.edit) == ("exclamation", 2)


def test_tolerant_reading_counts_faults() -> None:
    decoded = Additions().decode(f"\n{SEPARATOR}!\n{SEPARATOR}a\n{SEPARATOR}!", strict=False)
    assert decoded.edits == ("!", "a", "!")
    message = "it is an exclamation"
    assert decoded.repairs == (Repair("exclamation", 1, message), Repair("exclamation", 3, message))


def test_replaying_names_the_edit_at_fault() -> None:
    faults = Faults(strict=False)
    assert list(Additions().replay("x", ["a", "?", "b"], faults)) == ["xa", "xa?", "xa?b"]
    assert [repair.edit for repair in faults.repairs] == [2]
    with pytest.raises(DecodeError, match="Edit 2: it is a question"):
        list(Additions().replay("x", ["a", "?", "b"], Faults()))


def test_faults_are_counted_by_code() -> None:
    faults = Faults(strict=False)
    for code in ["b", "a", "b"]:
        faults.note(code, "words")
    assert list(faults.counts().items()) == [("a", 1), ("b", 2)]


def test_a_format_that_keeps_no_partition_says_so() -> None:
    with pytest.raises(UsageError, match="'additions' does not keep"):
        Additions().sequence("", ["a"])
