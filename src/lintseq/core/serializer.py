"""Serializers: edit sequences as text that models are trained on and write, and back.

A training text is the instruction, then for each edit a line break, `SEPARATOR` and the edit, then
the end of text. What a model writes may be damaged, so reading comes strict and tolerant: both run
the same code, and `Faults` decides at each fault whether it is the end or is repaired and counted.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import ClassVar, Generic, TypeVar

from lintseq.core.edits import EditSequence
from lintseq.core.errors import UsageError

SEPARATOR = "<|diff|>"
"""Begins each edit. It counts only at the start of a line."""

EditT = TypeVar("EditT")


class DecodeError(UsageError):
    """A text is not what its format asks for, or an edit does not fit the text it is for.

    Attributes:
        code: the fault, from the serializer's closed list.
        edit: the number of the edit, from 1.
    """

    def __init__(self, code: str, message: str, edit: int) -> None:
        super().__init__(f"Edit {edit}: {message}.")
        self.code = code
        self.message = message
        self.edit = edit

    def __reduce__(self) -> tuple[object, ...]:
        return DecodeError, (self.code, self.message, self.edit)


@dataclass(frozen=True, slots=True)
class Repair:
    """A fault that tolerant reading got over.

    Attributes:
        code: the fault, from the serializer's closed list.
        edit: the number of the edit, from 1.
        message: what was wrong, in words.
    """

    code: str
    edit: int
    message: str


@dataclass
class Faults:
    """What happens at a fault: strict reading ends with a `DecodeError`, tolerant reading counts.

    Attributes:
        strict: whether the first fault is the end.
        repairs: what was got over so far.
        edit: the number of the edit being read or applied, from 1.
    """

    strict: bool = True
    repairs: list[Repair] = field(default_factory=list)
    edit: int = 1

    def note(self, code: str, message: str) -> None:
        """Report a fault. Returns only in tolerant reading; the caller then repairs it."""
        if self.strict:
            raise DecodeError(code, message, self.edit)
        self.repairs.append(Repair(code, self.edit, message))

    def counts(self) -> dict[str, int]:
        """How often each fault was repaired, by code."""
        counts: dict[str, int] = {}
        for repair in self.repairs:
            counts[repair.code] = counts.get(repair.code, 0) + 1
        return dict(sorted(counts.items()))


class DiffSerializer(ABC, Generic[EditT]):
    """A text format for edit sequences.

    Attributes:
        name: as in ``--format NAME``.
        summary: one line for ``lintseq plugins``.
        repairs: the closed list of faults, each with what tolerant reading does about it.
        keeps_states: whether decoding gives every state back, or only the target.
        keeps_partition: whether `sequence` gives an encoded sequence back. Formats of lines cannot
            where the base lacks a final newline: adding to its end rewrites its last line.
    """

    name: ClassVar[str]
    summary: ClassVar[str]
    repairs: ClassVar[Mapping[str, str]]
    keeps_states: ClassVar[bool] = True
    keeps_partition: ClassVar[bool] = False

    @abstractmethod
    def encode(self, sequence: EditSequence) -> list[str]:
        """One string for each edit, without separator and without trailing newline."""

    @abstractmethod
    def parse(self, edit: str, faults: Faults) -> EditT:
        """Read one edit's string."""

    @abstractmethod
    def apply(self, text: str, edit: EditT, faults: Faults) -> str:
        """The text after ``edit``."""

    def sequence(self, base: str, edits: Sequence[EditT]) -> EditSequence:
        """The edit sequence that ``edits`` make of ``base``, where `keeps_partition` says so."""
        raise UsageError(f"The format '{self.name}' does not keep which line came with which edit.")

    def join(self, edits: Iterable[str]) -> str:
        """The text that a model completes an instruction with: that of each edit, end to end."""
        return "".join(f"\n{SEPARATOR}{edit}" for edit in edits)

    def split(self, chunks: Iterable[str], faults: Faults) -> Iterator[str]:
        """The strings of single edits, each as soon as the next one begins or the text ends.

        Text before the first separator is taken for an edit; blank text there is left out, and so
        are empty edits at the end, which the authors' own data has.
        """
        return split_at_separator(chunks, faults)

    def stream(self, chunks: Iterable[str], faults: Faults) -> Iterator[EditT]:
        """Read a text that arrives in pieces, edit by edit."""
        for number, edit in enumerate(self.split(chunks, faults), start=1):
            faults.edit = number
            yield self.parse(edit, faults)

    def decode(self, text: str, *, strict: bool = True) -> Decoded[EditT]:
        """Read a whole text.

        Raises:
            DecodeError: at the first fault, if ``strict``.
        """
        faults = Faults(strict)
        edits = tuple(self.stream([text], faults))
        return Decoded(edits, tuple(faults.repairs))

    def replay(self, base: str, edits: Iterable[EditT], faults: Faults) -> Iterator[str]:
        """The text after each edit, from ``base`` on, which is not among them."""
        text = base
        for number, edit in enumerate(edits, start=1):
            faults.edit = number
            text = self.apply(text, edit, faults)
            yield text


@dataclass(frozen=True, slots=True)
class Decoded(Generic[EditT]):
    """What reading a text gave.

    Attributes:
        edits: in the order of writing.
        repairs: the faults that tolerant reading got over; empty after strict reading.
    """

    edits: tuple[EditT, ...]
    repairs: tuple[Repair, ...]


def split_at_separator(chunks: Iterable[str], faults: Faults) -> Iterator[str]:
    """Split a text that arrives in pieces at each line that begins with `SEPARATOR`.

    The line break before a separator belongs to the separator. Faults: ``empty-edit``.
    """
    blanks: list[str] = []
    number = 1
    for index, piece in enumerate(_pieces(chunks)):
        if index == 0 and not piece.strip():
            continue
        if not piece.strip():
            blanks.append(piece)
            continue
        for _ in blanks:
            faults.edit = number
            faults.note("empty-edit", "it is empty and others follow")
        blanks.clear()
        # `_pieces` begins with a line break of its own, so that a separator may begin the text.
        yield piece.removeprefix("\n") if index == 0 else piece
        number += 1


def _pieces(chunks: Iterable[str]) -> Iterator[str]:
    mark = "\n" + SEPARATOR
    pending = "\n"
    for chunk in chunks:
        pending += chunk
        *whole, pending = pending.split(mark)
        yield from whole
    yield pending
