"""Parts of sequences: they go through the same states, and every format writes the same edits."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lintseq.core.change import Change
from lintseq.core.edits import EditSequence
from lintseq.core.errors import UsageError
from lintseq.core.host import default_host
from lintseq.core.serializer import DiffSerializer
from lintseq.core.sub_trajectories import part_of
from lintseq.testing.strategies import creations, sequences

FORMATS = default_host().serializers.things
ANY = sequences() | sequences(creations())


@st.composite
def parts(draw: st.DrawFn) -> tuple[EditSequence, int, int]:
    sequence = draw(ANY)
    start = draw(st.integers(0, len(sequence)))
    return sequence, start, draw(st.integers(start, len(sequence)))


@settings(deadline=None)
@given(parts())
def test_a_part_goes_through_the_states_of_the_whole(part: tuple[EditSequence, int, int]) -> None:
    sequence, start, stop = part
    states = list(sequence.states())
    assert list(part_of(sequence, start, stop).states()) == states[start : stop + 1]


@settings(deadline=None)
@given(parts(), st.data())
def test_a_part_of_a_part_is_a_part(
    part: tuple[EditSequence, int, int], data: st.DataObject
) -> None:
    sequence, start, stop = part
    first = data.draw(st.integers(0, stop - start))
    last = data.draw(st.integers(first, stop - start))
    inner = part_of(part_of(sequence, start, stop), first, last)
    assert inner == part_of(sequence, start + first, start + last)


@pytest.mark.parametrize(
    "serializer", [one for one in FORMATS.values() if one.keeps_states], ids=lambda one: one.name
)
@settings(deadline=None, max_examples=60)
@given(part=parts())
def test_the_edits_of_a_part_are_written_like_those_of_the_whole(
    serializer: DiffSerializer[Any], part: tuple[EditSequence, int, int]
) -> None:
    sequence, start, stop = part
    whole = serializer.encode(sequence)
    assert serializer.encode(part_of(sequence, start, stop)) == whole[start:stop]


@pytest.mark.parametrize(("start", "stop"), [(-1, 1), (0, 3), (2, 1), (3, 3)])
def test_edits_that_are_not_there_are_refused(start: int, stop: int) -> None:
    sequence = EditSequence(Change.creation("a\nb\n"), ((0,), (1,)))
    with pytest.raises(UsageError, match=f"no edits from {start} to {stop} in a sequence of 2"):
        part_of(sequence, start, stop)
