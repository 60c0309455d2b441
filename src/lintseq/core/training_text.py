r"""The text that a model is trained on, in two parts: what it is given, and what it is to answer.

The prompt is the instruction; where the edits begin at a text that is not empty, a line `STATE` and
that text follow it. The answer is what a format writes: mostly a line break, a separator and the
edit, for each edit. The end of text comes after it; which token that is, trainers know.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import accumulate, pairwise
from typing import Any

from lintseq.core.edits import EditSequence
from lintseq.core.serializer import DiffSerializer

STATE = "<|state|>"
"""Stands on a line of its own between the instruction and the text that the edits begin at."""


@dataclass(frozen=True, slots=True)
class TrainingText:
    """A prompt and its answer.

    Attributes:
        edits: the edits as their format writes them.
        pieces: the answer, edit by edit, each with its separator.
    """

    prompt: str
    edits: tuple[str, ...]
    pieces: tuple[str, ...]

    @property
    def completion(self) -> str:
        """The answer in one piece."""
        return "".join(self.pieces)

    @property
    def spans(self) -> list[tuple[int, int]]:
        """Where in prompt and completion together each piece begins and ends, in characters."""
        return [*pairwise(accumulate(map(len, self.pieces), initial=len(self.prompt)))]


def training_text(
    instruction: str | None, sequence: EditSequence, serializer: DiffSerializer[Any]
) -> TrainingText:
    """The text that teaches ``sequence`` in the serializer's format."""
    edits = tuple(serializer.encode(sequence))
    pieces = tuple([serializer.join([edit]) for edit in edits])
    return TrainingText(prompt_of(instruction, sequence.change.base), edits, pieces)


def prompt_of(instruction: str | None, state: str = "") -> str:
    """What a model is given: the instruction, and the text to go on from if it is not empty."""
    words = instruction or ""
    return f"{words}\n{STATE}\n{state}" if state else words
