"""Laws 1 and 9 for every format, and what tolerant reading owes to strict reading."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lintseq.core import laws
from lintseq.core.edits import EditSequence
from lintseq.core.host import default_host
from lintseq.core.serializer import SEPARATOR, DecodeError, DiffSerializer, Faults, Repair
from lintseq.testing.strategies import changes, creations, damaged, sequences, texts

FORMATS = default_host().serializers.things
Format = DiffSerializer[Any]

every_format = pytest.mark.parametrize("serializer", FORMATS.values(), ids=FORMATS)
quick = settings(deadline=None, max_examples=40)


def read(
    serializer: Format, text: str, base: str, strict: bool
) -> tuple[Sequence[Any], list[str], list[Repair]]:
    """Decode and replay: the edits, the states, the repairs of both."""
    faults = Faults(strict)
    edits = list(serializer.stream([text], faults))
    states = list(serializer.replay(base, edits, faults))
    return edits, states, faults.repairs


def test_the_formats_are_there() -> None:
    assert set(FORMATS) >= {"unified", "search-replace", "json", "whole"}


@every_format
@quick
@given(sequence=sequences() | sequences(creations()))
def test_laws_of_identity_and_round_trip(serializer: Format, sequence: EditSequence) -> None:
    edits = serializer.encode(sequence)
    change = sequence.change
    found = [
        *laws.identity(serializer, edits, change.base, change.target),
        *laws.round_trip(serializer, sequence),
    ]
    assert not found


@every_format
@quick
@given(sequence=sequences())
def test_tolerant_reading_finds_nothing_in_what_is_written(
    serializer: Format, sequence: EditSequence
) -> None:
    text = serializer.join(serializer.encode(sequence))
    base = sequence.change.base
    assert read(serializer, text, base, strict=False) == read(serializer, text, base, strict=True)


@every_format
@quick
@given(data=st.data(), sequence=sequences())
def test_strict_reading_ends_where_tolerant_reading_first_repairs(
    serializer: Format, data: st.DataObject, sequence: EditSequence
) -> None:
    text = serializer.join(serializer.encode(sequence))
    text = data.draw(damaged(text) | st.just(text) | texts())
    base = sequence.change.base
    edits, states, repairs = read(serializer, text, base, strict=False)
    assert {repair.code for repair in repairs} <= set(serializer.repairs)
    if not repairs:
        assert read(serializer, text, base, strict=True) == (edits, states, [])
        return
    with pytest.raises(DecodeError) as error:
        read(serializer, text, base, strict=True)
    # Streaming reads as it goes, so that order of faults is the same in both.
    assert (error.value.code, error.value.edit, error.value.message) == (
        repairs[0].code,
        repairs[0].edit,
        repairs[0].message,
    )


@every_format
@quick
@given(data=st.data(), sequence=sequences(changes(max_rows=4)))
def test_streaming_gives_what_the_whole_text_gives(
    serializer: Format, data: st.DataObject, sequence: EditSequence
) -> None:
    text = serializer.join(serializer.encode(sequence))
    text = data.draw(damaged(text) | st.just(text))
    whole = serializer.decode(text, strict=False)
    for cut in range(len(text) + 1):
        faults = Faults(strict=False)
        edits = tuple(serializer.stream([text[:cut], text[cut:]], faults))
        assert (edits, tuple(faults.repairs)) == (whole.edits, whole.repairs)
    faults = Faults(strict=False)
    assert tuple(serializer.stream(list(text), faults)) == whole.edits


@every_format
@quick
@given(sequence=sequences())
def test_an_edit_is_one_that_the_separator_cannot_split(
    serializer: Format, sequence: EditSequence
) -> None:
    edits = serializer.encode(sequence)
    text = serializer.join(edits)
    assert list(serializer.split([text], Faults())) == edits
    if serializer.keeps_states:
        assert len(re.findall(rf"^{re.escape(SEPARATOR)}", text, re.MULTILINE)) == len(sequence)
        assert not any(edit.endswith("\n") for edit in edits)
