"""What strict reading of `unified` takes beside what is written, and how it names a fault."""

from __future__ import annotations

import pytest

from lintseq.core.errors import UsageError
from lintseq.core.serializer import DecodeError, Faults
from lintseq.plugins.serializers.unified.serializer import Unified

UNIFIED = Unified()


@pytest.mark.parametrize(
    "edit",
    [
        "@@ -2 +2 @@\n-b\n+c",
        "@@ -2,1 +2,1 @@\n-b\n+c",
        "@@ -2 +2 @@ def f():\n-b\n+c",
        "@@ -2 +2 @@ \n-b\n+c",
        "@@ -2 +2 @@ heading\r\n-b\n+c",
        "@@ -2 +2 @@\n+c\n-b",
    ],
    ids=["plain", "counts of 1", "git's heading", "blank heading", "heading in \\r", "plus first"],
)
def test_strict_reading_takes_what_means_the_same(edit: str) -> None:
    parsed = UNIFIED.parse(edit, Faults())
    assert UNIFIED.apply("a\nb\n", parsed, Faults()) == "a\nc\n"
    assert UNIFIED.sequence("a\nb\n", [parsed]).deletions == ((1,),)


def test_a_fault_names_the_edit_and_the_line() -> None:
    text = "\n<|diff|>@@ -0,0 +1 @@\n+a\n<|diff|>@@ -1,0 +2 @@\nb"
    with pytest.raises(DecodeError) as error:
        UNIFIED.decode(text)
    assert str(error.value) == "Edit 2: line 2: a line of the program without '+'."
    assert (error.value.code, error.value.edit) == ("prefix", 2)


def test_an_edit_that_does_not_fit_names_the_edit_and_the_line() -> None:
    edits = UNIFIED.decode("\n<|diff|>@@ -0,0 +1 @@\n+a\n<|diff|>@@ -4 +4 @@\n-a\n+b").edits
    with pytest.raises(DecodeError) as error:
        list(UNIFIED.replay("", edits, Faults()))
    assert str(error.value) == "Edit 2: the old lines of hunk 1 begin at line 1, not at line 4."


def test_hunks_without_line_numbers_make_no_sequence() -> None:
    edits = UNIFIED.decode("\n<|diff|>@@ @@\n+a", strict=False).edits
    with pytest.raises(UsageError, match="Edit 1 has a hunk that names no lines"):
        UNIFIED.sequence("", edits)


def test_context_lines_are_no_part_of_the_sequence() -> None:
    edits = UNIFIED.decode("\n<|diff|>@@ -1,2 +1,3 @@\n a\n+b\n c", strict=False).edits
    sequence = UNIFIED.sequence("a\nc\n", edits)
    assert (sequence.insertions, sequence.deletions) == (((1,),), ((),))
