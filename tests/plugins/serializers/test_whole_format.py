"""The `whole` format: nothing in a program is taken for a separator, a fence or a line break."""

from __future__ import annotations

import pytest
from hypothesis import given, settings

from lintseq.core.change import Change
from lintseq.core.edits import EditSequence
from lintseq.core.errors import UsageError
from lintseq.core.serializer import Faults
from lintseq.plugins.serializers.whole import Whole
from lintseq.testing.strategies import texts

WHOLE = Whole()


@settings(deadline=None, max_examples=60)
@given(program=texts())
def test_any_text_after_a_line_break_is_a_program(program: str) -> None:
    assert WHOLE.decode("\n" + program, strict=True).edits == (program,)


def test_a_training_text_is_a_line_break_and_the_program() -> None:
    change = Change.creation("a = 1\n<|diff|>\n```\n")
    edits = WHOLE.encode(EditSequence(change, ((2,), (0, 1))))
    assert WHOLE.join(edits) == "\na = 1\n<|diff|>\n```\n"


def test_no_edits_are_no_text() -> None:
    change = Change.between("a\n", "a\n")
    edits = WHOLE.encode(EditSequence(change, ()))
    assert (edits, WHOLE.join(edits), WHOLE.decode("").edits) == ([], "", ())


def test_a_deleted_program_is_an_edit() -> None:
    change = Change.between("a\n", "")
    text = WHOLE.join(WHOLE.encode(EditSequence(change, ((0,),))))
    edits = WHOLE.decode(text).edits
    assert list(WHOLE.replay("a\n", edits, Faults())) == [""]


def test_the_partition_is_not_kept() -> None:
    with pytest.raises(UsageError, match="does not keep"):
        WHOLE.sequence("", ["a\n"])
