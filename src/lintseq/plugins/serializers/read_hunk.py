"""Hunks as they were read from a text; nothing says yet that they fit a program.

The formats that say by line numbers where a hunk goes share them. What a model writes may name the
wrong lines, so that finding the place is a step of its own, in `placing`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Literal

from lintseq.core.edits import EditSequence
from lintseq.core.errors import UsageError
from lintseq.core.hunks import Hunk, sequence_from_hunks
from lintseq.core.serializer import Faults

ORDER_REPAIRS: Mapping[str, str] = {
    "order": "hunks overlap or do not follow each other down the text: they are sorted",
}

Mark = Literal["-", "+", " "]


@dataclass(frozen=True, slots=True)
class ReadHunk:
    r"""A hunk as it was read.

    Attributes:
        before: index in the old text, from 0, of its first old line, or of the line before which
            the new ones come; None where nothing readable says so.
        lines: each line, with its ``\n``, and its mark: ``-`` goes, ``+`` comes, a space stays.
    """

    before: int | None
    lines: tuple[tuple[Mark, str], ...]

    @property
    def old(self) -> list[str]:
        """The lines that the hunk asks for in the old text."""
        return [line for mark, line in self.lines if mark != "+"]

    @property
    def inserted(self) -> list[str]:
        """The lines that come."""
        return [line for mark, line in self.lines if mark == "+"]

    def replacement(self, actual: Sequence[str]) -> list[str]:
        """What replaces ``actual``, the lines of the text that stand where `old` should."""
        there = iter(actual)
        result: list[str] = []
        for mark, line in self.lines:
            if mark == "+":
                result.append(line)
            else:
                kept = next(there)
                result += [kept] if mark == " " else []
        return result


def ascending(hunks: Sequence[ReadHunk], faults: Faults) -> tuple[ReadHunk, ...]:
    """The hunks in the order of the old text. Faults: ``order``."""
    placed: list[tuple[int, ReadHunk]] = []
    start = end = 0
    disordered = False
    for number, hunk in enumerate(hunks, start=1):
        if hunk.before is not None:
            start = hunk.before
            if start < end:
                faults.note("order", f"hunk {number} begins before the one before it ends")
                disordered = True
        placed.append((start, hunk))
        end = start + len(hunk.old)
    if disordered:
        placed.sort(key=lambda item: item[0])
    return tuple(hunk for _, hunk in placed)


def sequence_of_hunks_read(base: str, edits: Sequence[Sequence[ReadHunk]]) -> EditSequence:
    """The edit sequence of hunks that name the right lines; a `UsageError` if one does not."""
    for number, edit in enumerate(edits, start=1):
        if any(hunk.before is None for hunk in edit):
            raise UsageError(
                f"Edit {number} has a hunk that names no lines; give it a header with line numbers."
            )
    return sequence_from_hunks(base, [tuple(_zero_context(edit)) for edit in edits])


def _zero_context(hunks: Sequence[ReadHunk]) -> Iterator[Hunk]:
    growth = 0
    for hunk in hunks:
        at = hunk.before or 0
        for stays, run in groupby(hunk.lines, key=lambda marked: marked[0] == " "):
            marked = list(run)
            if stays:
                at += len(marked)
                continue
            deleted = tuple(line for mark, line in marked if mark == "-")
            inserted = tuple(line for mark, line in marked if mark == "+")
            yield Hunk(at, deleted, at + growth, inserted)
            at += len(deleted)
            growth += len(inserted) - len(deleted)
