"""Where hunks that were read go in a text, whatever their line numbers say."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from lintseq.core.serializer import Faults
from lintseq.plugins.serializers.final_newlines import FINAL_NEWLINE_REPAIRS, terminate
from lintseq.plugins.serializers.read_hunk import ReadHunk

PLACING_REPAIRS: Mapping[str, str] = {
    "position": "the lines to replace stand elsewhere, or the line numbers lie outside the text: "
    "the nearest place after the hunk before is taken",
    "whitespace": "the lines to replace are there but for white space at their ends: "
    "they are replaced",
    "missing": "the lines to replace are nowhere: none is deleted, the new ones come all the same",
    **FINAL_NEWLINE_REPAIRS,
}


def apply_hunks_read(lines: list[str], hunks: Sequence[ReadHunk], faults: Faults) -> None:
    """Carry out one edit on the lines of a text. Faults: those of `PLACING_REPAIRS`."""
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
    growth = 0
    for place, new in replacements:
        # The line before may have been the last one.
        start = place.start + growth
        terminate(lines, start - 1, start + len(new), faults)
        growth += len(new) - (place.stop - place.start)


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
