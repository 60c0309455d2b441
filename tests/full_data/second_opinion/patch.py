r"""Zero-context unified diffs, read and written by the conventions of GNU diff.

::

    @@ -3,2 +3 @@        two lines of the old text go, from its line 3 on; one comes, as new line 3
    -old
    -old
    +new
    @@ -7,0 +7 @@        none goes: the number is that of the line before the gap
    +new
    \ No newline at end of file
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from .fault import Broken
from .table import State, Table

HEADER = re.compile(r"@@ -(\d+)(?:,(\d+))? \+(\d+)(?:,(\d+))? @@")
NO_NEWLINE = "\\ No newline at end of file"


@dataclass
class Hunk:
    """Lines that go and lines that come in their place; both counted from 1, as in the header."""

    old_start: int
    old_count: int
    new_start: int
    new_count: int
    goes: list[str] = field(default_factory=list)
    comes: list[str] = field(default_factory=list)


def patched(lines: list[str], edit: str) -> list[str]:
    """The lines of a text after ``edit``.

    Raises:
        Broken: the edit is malformed, does not fit, or its numbers are wrong.
    """
    result: list[str] = []
    taken = 0
    for hunk in _hunks(edit):
        start = hunk.old_start - 1 if hunk.old_count else hunk.old_start
        end = start + hunk.old_count
        if not taken <= start <= end <= len(lines):
            raise Broken("identity", f"the hunk at old line {hunk.old_start} lies outside")
        result += lines[taken:start]
        if hunk.new_start != len(result) + (1 if hunk.new_count else 0):
            raise Broken(
                "identity",
                f"the hunk at old line {hunk.old_start} names a new line "
                f"{hunk.new_start}, after {len(result)} lines",
            )
        if lines[start:end] != hunk.goes:
            raise Broken("identity", f"old line {hunk.old_start} is not what the hunk takes away")
        result += hunk.comes
        taken = end
    result += lines[taken:]
    if not all(line.endswith("\n") for line in result[:-1]):
        raise Broken("identity", "a line without a newline is followed by another")
    return result


def _hunks(edit: str) -> Iterator[Hunk]:
    lines = edit.split("\n")
    at = 0
    while at < len(lines):
        header = HEADER.fullmatch(lines[at])
        if header is None:
            raise Broken("identity", f"no hunk begins with {lines[at]!r}")
        old_start, old_count, new_start, new_count = header.groups(default="1")
        hunk = Hunk(int(old_start), int(old_count), int(new_start), int(new_count))
        at += 1
        for sign, count, texts in (
            ("-", hunk.old_count, hunk.goes),
            ("+", hunk.new_count, hunk.comes),
        ):
            body = lines[at : at + count]
            if len(body) != count or not all(line.startswith(sign) for line in body):
                raise Broken("identity", f"{header.group()} does not have {count} '{sign}' lines")
            texts += [line[1:] + "\n" for line in body]
            at += count
            if count and lines[at : at + 1] == [NO_NEWLINE]:
                texts[-1] = texts[-1].removesuffix("\n")
                at += 1
        yield hunk


def edit_between(table: Table, before: State, after: State) -> str:
    """The edit that goes from one state to another, to the byte."""
    old, new = table.texts(before), table.texts(after)
    written: list[str] = []
    goes: list[str] = []
    comes: list[str] = []
    old_at = new_at = 0
    for number in [*range(len(table.lines)), None]:
        stays = number is not None and number in old and old[number] == new.get(number)
        if (stays or number is None) and (goes or comes):
            ranges = f"-{_range(old_at, len(goes))} +{_range(new_at, len(comes))}"
            written += [f"@@ {ranges} @@", *_signed("-", goes), *_signed("+", comes)]
            old_at, new_at = old_at + len(goes), new_at + len(comes)
            goes, comes = [], []
        if stays:
            old_at, new_at = old_at + 1, new_at + 1
        elif number is not None:
            goes += [old[number]] if number in old else []
            comes += [new[number]] if number in new else []
    return "\n".join(written)


def _range(lines_before: int, count: int) -> str:
    if count == 0:
        return f"{lines_before},0"
    return f"{lines_before + 1}" if count == 1 else f"{lines_before + 1},{count}"


def _signed(sign: str, lines: list[str]) -> Iterator[str]:
    for line in lines:
        yield sign + line.removesuffix("\n")
        if not line.endswith("\n"):
            yield NO_NEWLINE
