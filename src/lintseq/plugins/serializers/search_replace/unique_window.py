"""How many lines around a place must be quoted so that it can be no other place."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import accumulate, repeat

PATIENCE = 4
"""So many comparisons for each line of a text, before it is taken for one that repeats itself."""

Alike = tuple[int, int]
"""How many lines above a place, and below it, are the same as at the place that is quoted."""


def unique_window(
    lines: Sequence[str], start: int, end: int, patience: int = PATIENCE
) -> tuple[int, int]:
    """The shortest window around ``lines[start:end]`` whose lines occur in ``lines`` only once.

    Of several the one that begins earliest. It holds a line at least, unless there are none. Time
    is proportional to the number of lines, however much they repeat each other: the places that are
    alike are compared one by one, up to ``patience`` comparisons a line, then all places at once.

    Returns:
        The indices of the window's first line and of the one after its last.
    """
    if not lines:
        return 0, 0
    try:
        alike = list(_alike_nearby(lines, start, end, patience * len(lines)))
    except _Impatient:
        alike = list(_alike_anywhere(lines, start, end))
    return _shortest(alike, start, end, len(lines))


def _shortest(alike: Sequence[Alike], start: int, end: int, count: int) -> tuple[int, int]:
    """The window that reaches farther, up or down, than any other place is alike."""
    highest = min(start, 1 + max((up for up, _ in alike), default=0))
    # How far down the places are alike that are alike so far up; an empty window is at any place.
    reach_of = [-1 if start < end else 0, *repeat(-1, highest)]
    for up, down in alike:
        reach_of[up] = max(reach_of[up], down)
    windows = [
        (up, reach + 1)
        for up, reach in zip(range(highest, -1, -1), accumulate(reversed(reach_of), max))
        if end + reach < count
    ]
    up, down = min(windows, key=sum)
    return start - up, end + down


class _Impatient(Exception):
    """Too many places are alike to compare them one by one."""


def _alike_nearby(lines: Sequence[str], start: int, end: int, patience: int) -> Iterator[Alike]:
    """The other places that are alike for a line or more, each compared line by line."""
    size, count = end - start, len(lines)
    for place in _places(lines, start, end):
        if place == start or (size and lines[place : place + size] != lines[start:end]):
            continue
        up, room = 0, min(start, place)
        while up < room and lines[start - up - 1] == lines[place - up - 1]:
            up += 1
        down, room = 0, count - max(end, place + size)
        while down < room and lines[end + down] == lines[place + size + down]:
            down += 1
        patience -= size + up + down
        if patience < 0:
            raise _Impatient
        yield up, down


def _places(lines: Sequence[str], start: int, end: int) -> Iterator[int]:
    """The places at which something is alike: what is quoted, or a line right above or below."""
    if start == end and start > 0:
        yield from (index + 1 for index in _indices(lines, lines[start - 1]))
    if start < len(lines):
        yield from _indices(lines, lines[start])


def _indices(lines: Sequence[str], line: str) -> Iterator[int]:
    index = -1
    for _ in range(lines.count(line)):
        index = lines.index(line, index + 1)
        yield index


def _alike_anywhere(lines: Sequence[str], start: int, end: int) -> Iterator[Alike]:
    """The same by comparing all places at once."""
    size = end - start
    alike_down = _common_prefixes(lines[start:], lines)
    alike_up = _common_prefixes(lines[:start][::-1], lines[::-1])[::-1]
    for place, down in enumerate(alike_down):
        if place != start and down >= size:
            yield alike_up[place], down - size


def _common_prefixes(pattern: Sequence[str], text: Sequence[str]) -> list[int]:
    """For each place of ``text``, its end included, how many lines from there on begin ``pattern``.

    The Z algorithm (Gusfield, *Algorithms on Strings, Trees and Sequences*, section 1.4).
    """
    joined: list[str | None] = [*pattern, None, *text]
    lengths = [0] * len(joined)
    left = right = 0
    for index in range(1, len(joined)):
        length = min(lengths[index - left], right - index) if index < right else 0
        while index + length < len(joined) and joined[length] == joined[index + length]:
            length += 1
        lengths[index] = length
        if index + length > right:
            left, right = index, index + length
    return [*lengths[len(pattern) + 1 :], 0]
