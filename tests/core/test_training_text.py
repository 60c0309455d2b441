"""Training texts: prompt and completion, and the spans that say which characters are which."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lintseq.core.change import Change
from lintseq.core.edits import EditSequence
from lintseq.core.host import default_host
from lintseq.core.training_text import STATE, prompt_of, training_text
from lintseq.testing.strategies import sequences, texts

FORMATS = default_host().serializers.things


@pytest.mark.parametrize("name", FORMATS)
@settings(deadline=None, max_examples=60)
@given(sequence=sequences(), instruction=st.none() | texts())
def test_spans_are_the_pieces(name: str, sequence: EditSequence, instruction: str | None) -> None:
    serializer = FORMATS[name]
    text = training_text(instruction, sequence, serializer)
    whole = text.prompt + text.completion
    assert [whole[start:stop] for start, stop in text.spans] == list(text.pieces)
    assert text.completion == serializer.join(serializer.encode(sequence))
    assert list(text.edits) == serializer.encode(sequence)
    ends = [len(text.prompt), *(stop for _, stop in text.spans)]
    assert [start for start, _ in text.spans] == ends[:-1]
    assert ends[-1] == len(whole)


@given(st.none() | texts(), texts(min_lines=1))
def test_a_prompt_ends_with_the_state(instruction: str | None, state: str) -> None:
    words = instruction or ""
    assert prompt_of(instruction) == words
    assert prompt_of(instruction, state) == f"{words}\n{STATE}\n{state}"


def test_a_text_by_hand() -> None:
    sequence = EditSequence(Change.between("a\n", "a\nb\nc\n"), ((2,), (1,)))
    text = training_text("Go on.", sequence, FORMATS["unified"])
    assert text.prompt == "Go on.\n<|state|>\na\n"
    assert text.pieces == ("\n<|diff|>@@ -1,0 +2 @@\n+c", "\n<|diff|>@@ -1,0 +2 @@\n+b")
    assert text.spans == [(19, 44), (44, 69)]
