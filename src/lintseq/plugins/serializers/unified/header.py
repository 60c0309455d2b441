"""Hunk headers of unified diffs, in the conventions of GNU diff."""

from __future__ import annotations

import re
from dataclasses import dataclass

from lintseq.core.hunks import Hunk
from lintseq.core.serializer import Faults

# Nine digits are more lines than any text has, and no more than `int` takes without complaint.
_NUMBER = r"([0-9]{1,9})(?![0-9])"
_RANGE = rf"{_NUMBER}(?:,{_NUMBER})?"
_EXACT = re.compile(rf"@@ -{_RANGE} \+{_RANGE} @@(?: .*)?")
_LOOSE = re.compile(rf"@@\s*-?{_RANGE}(?:[\s,]*\+{_RANGE})?")


@dataclass(frozen=True, slots=True)
class Range:
    """One side of a header: ``12,3`` is three lines from line 12 on; ``12,0`` the gap after it."""

    start: int
    count: int

    def index(self, count: int) -> int:
        """The index, from 0, at which a side of ``count`` lines begins.

        The count is the hunk's own, as the one announced may be wrong.
        """
        return self.start if count == 0 else self.start - 1


@dataclass(frozen=True, slots=True)
class Header:
    """What a header says of the old and the new text; None for what cannot be read."""

    old: Range | None
    new: Range | None


NOTHING_SAID = Header(None, None)


def write_header(hunk: Hunk) -> str:
    """The header of a hunk."""
    old = _written(hunk.before, len(hunk.deleted))
    new = _written(hunk.after, len(hunk.inserted))
    return f"@@ -{old} +{new} @@"


def _written(index: int, count: int) -> str:
    if count == 1:
        return str(index + 1)
    return f"{index + 1 if count else index},{count}"


def is_header(line: str) -> bool:
    """Whether a line is a hunk header as strict reading wants it."""
    return _EXACT.fullmatch(line) is not None


def read_header(line: str, number: int, faults: Faults) -> Header:
    """Read line ``number`` of an edit, which begins with ``@@``. Faults: ``header``."""
    exact = _EXACT.fullmatch(line)
    if exact is None:
        faults.note("header", f"line {number}: no hunk header like '@@ -3,0 +4 @@'")
    found = exact or _LOOSE.match(line)
    if found is None:
        return NOTHING_SAID
    old_start, old_count, new_start, new_count = found.groups()
    return Header(_range(old_start, old_count), _range(new_start, new_count))


def _range(start: str | None, count: str | None) -> Range | None:
    if start is None:
        return None
    return Range(int(start), 1 if count is None else int(count))
