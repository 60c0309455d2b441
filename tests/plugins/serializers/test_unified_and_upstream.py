"""The `unified` format and the data of the paper's authors: either can be read for the other."""

from __future__ import annotations

import difflib
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lintseq.core.change import Change
from lintseq.core.edits import EditSequence
from lintseq.core.serializer import SEPARATOR, DecodeError, Faults
from lintseq.plugins.serializers.unified.serializer import Unified
from lintseq.testing.strategies import sequences

UNIFIED = Unified()
PLAIN = st.lists(st.sampled_from(["a", "b", "  c", "+ d", "@@ e", "-f"]), min_size=1, max_size=10)


def difflib_edit(old: str, new: str) -> str:
    """An edit as the authors' code makes it: difflib's, less the two file headers."""
    old_lines, new_lines = old.split("\n")[:-1], new.split("\n")[:-1]
    written = list(difflib.unified_diff(old_lines, new_lines, n=0, lineterm=""))
    return "\n".join(written[2:])


def upstream_text(states: list[str]) -> str:
    """A training text as the authors' code makes it, with the two empty edits at its end."""
    edits = [*(difflib_edit(old, new) for old, new in pairwise(states)), "", ""]
    return "".join(f"\n{SEPARATOR}{edit}" for edit in edits)


@settings(deadline=None, max_examples=60)
@given(sequence=sequences(PLAIN.map(lambda lines: Change.creation("\n".join(lines) + "\n"))))
def test_their_texts_are_read_strictly(sequence: EditSequence) -> None:
    states = list(sequence.states())
    decoded = UNIFIED.decode(upstream_text(states), strict=True)
    assert list(UNIFIED.replay("", decoded.edits, Faults())) == states[1:]


@settings(deadline=None, max_examples=60)
@given(
    sequence=sequences(
        st.permutations("abcdefgh").map(lambda lines: Change.creation("\n".join(lines) + "\n"))
    )
)
def test_their_edits_are_ours_where_no_two_lines_are_equal(sequence: EditSequence) -> None:
    states = list(sequence.states())
    assert UNIFIED.encode(sequence) == [difflib_edit(old, new) for old, new in pairwise(states)]


def test_an_empty_edit_in_the_middle_is_a_fault() -> None:
    text = f"\n{SEPARATOR}@@ -0,0 +1 @@\n+a\n{SEPARATOR}\n{SEPARATOR}@@ -1,0 +2 @@\n+b"
    with pytest.raises(DecodeError, match="Edit") as error:
        UNIFIED.decode(text)
    assert error.value.code == "empty-edit"
