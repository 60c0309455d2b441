"""The laws every edit sequence obeys, as plain functions.

Each returns the violations it finds, none if the law holds. They are written to be obvious, not
fast, and go through nothing that made the sequence: ``lintseq verify``, the conformance kit and the
project's own tests all use them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice, zip_longest
from typing import Any

from lintseq.core.change import Change
from lintseq.core.edits import EditSequence, partition_fault
from lintseq.core.linter import Linter, LintOptions
from lintseq.core.naive_session import NaiveSession
from lintseq.core.serializer import DiffSerializer, Faults


@dataclass(frozen=True, slots=True)
class Violation:
    """A law that does not hold, and how it shows.

    Attributes:
        law: ``identity``, ``partition``, ``clean`` or ``round-trip``.
        message: what was found instead, with the place.
    """

    law: str
    message: str


def identity(
    serializer: DiffSerializer[Any], edits: Sequence[str], base: str, target: str
) -> Iterator[Violation]:
    """Law 1: applying all decoded edits to the base gives the target, byte for byte."""
    result = base
    try:
        decoded = serializer.decode(serializer.join(edits))
        for state in serializer.replay(base, decoded.edits, Faults(strict=True)):
            result = state
    # A format may be a stranger's plugin: whatever it raises, the text was not read back.
    except Exception as error:
        yield Violation("identity", f"the edits cannot be decoded and applied: {error}")
        return
    if result != target:
        yield Violation(
            "identity", f"the edits give another text, {_first_difference(result, target)}"
        )


def partition(sequence: EditSequence) -> Iterator[Violation]:
    """Law 2: every row that differs is switched exactly once; no edit is empty."""
    fault = partition_fault(sequence.change, sequence.edits)
    if fault:
        yield Violation("partition", fault)


def clean(sequence: EditSequence, linter: Linter, options: LintOptions) -> Iterator[Violation]:
    """Law 3: no intermediate state has a new error by a fresh run of the plain linter.

    The base and the target are not states between.
    """
    if len(sequence) < 2:
        return
    session = NaiveSession(linter, sequence.change, options)
    for number, present in enumerate(_between(sequence), start=1):
        for row in session.judge(present):
            text = sequence.change.rows[row].text.rstrip("\n")
            yield Violation("clean", f"after edit {number} row {row} has a new error: {text!r}")


def clean_states(sequence: EditSequence, linter: Linter, options: LintOptions) -> tuple[int, int]:
    """How many of the states between base and target are clean, and how many there are."""
    if len(sequence) < 2:
        return 0, 0
    session = NaiveSession(linter, sequence.change, options)
    verdicts = [session.judge(present) for present in _between(sequence)]
    return sum(not rows for rows in verdicts), len(verdicts)


def round_trip(serializer: DiffSerializer[Any], sequence: EditSequence) -> Iterator[Violation]:
    """Law 9: the format gives the states back, or the sequence where it keeps the partition."""
    expected = islice(sequence.states(), 1, None)
    try:
        decoded = serializer.decode(serializer.join(serializer.encode(sequence)))
        states = serializer.replay(sequence.change.base, decoded.edits, Faults(strict=True))
        same, last = _compared(expected, states)
    except Exception as error:
        yield Violation("round-trip", f"{serializer.name}: {error}")
        return
    if serializer.keeps_states and not same:
        yield Violation("round-trip", f"{serializer.name}: the states differ")
    if last != sequence.change.target and len(sequence):
        yield Violation("round-trip", f"{serializer.name}: the last state is not the target")
    if serializer.keeps_partition and not _rewrites_a_line(sequence.change):
        yield from _same_partition(serializer, sequence, decoded.edits)


def _between(sequence: EditSequence) -> Iterator[tuple[int, ...]]:
    """The rows present in each state between the base and the target."""
    return islice(sequence.presents(), 1, len(sequence))


def _compared(expected: Iterator[str], found: Iterator[str]) -> tuple[bool, str | None]:
    """Whether the texts are the same, and the last one found.

    The states of a long program are too long to have them all at once.
    """
    same, last = True, None
    for wanted, text in zip_longest(expected, found):
        same = same and text == wanted
        last = last if text is None else text
    return same, last


def _rewrites_a_line(change: Change) -> bool:
    """Whether a line without a newline may be followed by others: then its row is written twice."""
    last = max(change.differing_rows, default=-1)
    return any(row < last for row in change.unterminated_rows)


def _same_partition(
    serializer: DiffSerializer[Any], sequence: EditSequence, edits: Sequence[Any]
) -> Iterator[Violation]:
    try:
        again = serializer.sequence(sequence.change.base, edits)
    except Exception as error:
        yield Violation("round-trip", f"{serializer.name}: {error}")
        return
    if (again.insertions, again.deletions) != (sequence.insertions, sequence.deletions):
        yield Violation("round-trip", f"{serializer.name}: another partition comes back")


def _first_difference(found: str, expected: str) -> str:
    for index, (left, right) in enumerate(zip(found, expected, strict=False)):
        if left != right:
            return f"first at character {index}: {left!r} instead of {right!r}"
    return f"of {len(found)} characters instead of {len(expected)}"
