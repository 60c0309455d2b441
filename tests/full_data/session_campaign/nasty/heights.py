"""How deep fragments nest: which of them may still be taken, so that every text comes to an end."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from functools import cache

from .grammar import Fragment, fragments

Places = frozenset[str]
CHOICE = 0.4
_UNKNOWN = 10**6


@cache
def possible(kind: str, places: Places, height: int) -> Sequence[int]:
    """The numbers of the fragments that may be taken."""
    return [
        number
        for number, fragment in enumerate(fragments())
        if fragment.kind == kind
        and (fragment.place is None or fragment.place in places)
        and _height(fragment, heights()) <= height
    ]


@cache
def by_kind() -> dict[str, list[Fragment]]:
    """All fragments, by their kind."""
    found: defaultdict[str, list[Fragment]] = defaultdict(list)
    for fragment in fragments():
        found[fragment.kind].append(fragment)
    return dict(found)


@cache
def heights() -> dict[str, int]:
    """For each kind how many fragments must stand one inside the other to have a choice.

    As few as let in a share of `CHOICE` of its fragments: if it were only the flattest of all, the
    ends of every program would be the same few fragments.
    """
    found = dict.fromkeys(by_kind(), _UNKNOWN)
    while True:
        better = {kind: _height_of_kind(some, found) for kind, some in by_kind().items()}
        if better == found:
            assert max(found.values()) < _UNKNOWN, found
            return found
        found = better


def _height_of_kind(some: Sequence[Fragment], known: dict[str, int]) -> int:
    left = CHOICE * sum(fragment.weight for fragment in some)
    by_height = sorted((_height(fragment, known), fragment.weight) for fragment in some)
    for height, weight in by_height:
        left -= weight
        if left <= 0:
            return height
    raise AssertionError("the shares of all fragments are less than one")


def _height(fragment: Fragment, known: dict[str, int]) -> int:
    return min(_UNKNOWN, 1 + max((known[hole.kind] for hole in fragment.holes), default=0))
