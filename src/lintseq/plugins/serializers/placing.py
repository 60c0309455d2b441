"""Hunks as they were read, and where they go in a text.

What a model writes may name wrong lines, so that reading a hunk and finding its place are two
steps. The formats that say where a hunk goes by line numbers share this one.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Literal

from lintseq.core.edits import EditSequence
from lintseq.core.errors import UsageError
from lintseq.core.hunks import Hunk, sequence_from_hunks
from lintseq.core.lines import split_lines
from lintseq.core.serializer import Faults
from lintseq.plugins.serializers.final_newlines import FINAL_NEWLINE_REPAIRS, terminated

PLACING_REPAIRS: Mapping[str, str] = {
    "order": "hunks overlap or do not follow each other down the text: they are sorted",
    "position": "the lines to replace stand elsewhere, or the line numbers lie outside the text: "
    "the nearest place after the hunk before is taken",
    "whitespace": "the lines to replace are there but for white space at their ends: "
    "they are replaced",
    "missing": "the lines to replace are nowhere: none is deleted, the new ones come all the same",
    **FINAL_NEWLINE_REPAIRS,
}
"""The faults that finding a hunk's place can meet, and what tolerant reading does about each."""

Mark = Literal["-", "+", " "]


@dataclass(frozen=True, slots=True)
class ReadHunk:
    r"""A hunk as it was read; nothing says yet that it fits a text.

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


def apply_hunks_read(text: str, hunks: Sequence[ReadHunk], faults: Faults) -> str:
    """The text after one edit. Faults: those of `PLACING_REPAIRS`, without ``order``."""
    lines = split_lines(text)
    replacements: list[tuple[slice, list[str]]] = []
    free = 0
    for number, hunk in enumerate(hunks, start=1):
        start = _start(lines, hunk, number, free, faults)
        if start is None:
            start = _clamped(hunk.before, free, len(lines))
            replacements.append((slice(start, start), hunk.inserted))
            free = start
        else:
            free = start + len(hunk.old)
            place = slice(start, free)
            replacements.append((place, hunk.replacement(lines[place])))
    for place, new in reversed(replacements):
        lines[place] = new
    return "".join(terminated(lines, faults))


def _start(
    lines: Sequence[str], hunk: ReadHunk, number: int, free: int, faults: Faults
) -> int | None:
    """Where the hunk's old lines stand, from ``free`` on; None if nowhere."""
    old = hunk.old
    wanted = len(lines) if hunk.before is None else hunk.before
    if free <= wanted <= len(lines) - len(old) and lines[wanted : wanted + len(old)] == old:
        return wanted
    if not old:
        faults.note("position", f"hunk {number} inserts before line {wanted + 1}, out of the text")
        return _clamped(wanted, free, len(lines))
    found = _nearest(lines, old, free, wanted)
    if found is None:
        found = _nearest(
            [line.strip() for line in lines], [line.strip() for line in old], free, wanted
        )
        if found is None:
            faults.note("missing", f"the old lines of hunk {number} are not in the text")
            return None
        faults.note("whitespace", f"the old lines of hunk {number} differ in white space")
    if found != wanted and hunk.before is not None:
        faults.note(
            "position",
            f"the old lines of hunk {number} begin at line {found + 1}, not at line {wanted + 1}",
        )
    return found


def _clamped(wanted: int | None, free: int, end: int) -> int:
    return end if wanted is None else min(max(wanted, free), end)


def _nearest(lines: Sequence[str], old: Sequence[str], free: int, wanted: int) -> int | None:
    """The place of ``old`` nearest to ``wanted``, the earlier of two."""
    size = len(old)
    places = (
        start
        for start in range(free, len(lines) - size + 1)
        if lines[start] == old[0] and lines[start : start + size] == old
    )
    return min(places, key=lambda start: (abs(start - wanted), start), default=None)


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
