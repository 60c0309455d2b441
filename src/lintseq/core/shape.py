"""Shapes: which columns trainers find a training example in."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar

from lintseq.core.training_text import TrainingText


@dataclass(frozen=True)
class Example:
    """One training example: some edits, in a row, of one edit sequence.

    Attributes:
        id: of the record.
        path: the number of the record's sequence, from 0.
        language: of the program.
        instruction: what the program was written for; empty if nobody said.
        program: the finished program.
        record: the number of the record among those rendered, from 0.
        source: the name of the run folder or file that the sequence comes from.
        state: the text that the edits begin at.
        text: all of it as prompt and completion.
        start: how many edits of the sequence came before.
        stop: how many edits of the sequence are made at the end.
        total: how many edits the sequence has.
    """

    id: str
    path: int
    language: str
    instruction: str
    program: str
    record: int
    source: str
    state: str
    text: TrainingText
    start: int
    stop: int
    total: int


class Shape(ABC):
    """A way to lay out examples in columns.

    Attributes:
        name: as in ``--shape NAME``.
        summary: one line for ``lintseq plugins``.
        formats: the text formats that it can hold; empty if it can hold any.
        holds_states: whether an example may begin at a text that is not empty.
        is_closed: whether a row may have no other columns than these.
    """

    name: ClassVar[str]
    summary: ClassVar[str]
    formats: ClassVar[tuple[str, ...]] = ()
    holds_states: ClassVar[bool] = True
    is_closed: ClassVar[bool] = False

    @abstractmethod
    def columns(self, example: Example) -> Mapping[str, object]:
        """The example as plain JSON values, under the same names and of the same types for all."""
