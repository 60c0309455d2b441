"""How many lines around a place must be quoted so that it can be no other place."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate


def unique_window(lines: Sequence[str], start: int, end: int) -> tuple[int, int]:
    """The shortest window around ``lines[start:end]`` whose lines occur in ``lines`` only once.

    Of several the one that begins earliest. It holds a line at least, unless there are none. Time
    is proportional to the number of lines, however much they repeat each other.

    Returns:
        The indices of the window's first line and of the one after its last.
    """
    alike_down = _common_prefixes(lines[start:], lines)
    alike_up = _common_prefixes(lines[:start][::-1], lines[::-1])[::-1]
    # How far down the places look the same that look the same so far up.
    reach_of = [-1] * (start + 1)
    for place, down in enumerate(alike_down):
        if place != start and down >= end - start:
            up = alike_up[place]
            reach_of[up] = max(reach_of[up], down - (end - start))
    windows = [
        (up, reach + 1)
        for up, reach in zip(range(start, -1, -1), accumulate(reversed(reach_of), max))
        if end + reach < len(lines)
    ]
    up, down = min(windows, key=sum)
    return start - up, end + down


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
