"""A random text of a kind of fragment, with all its holes filled."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from functools import cache

from ..draw import Draw
from .grammar import Fragment, Hole, fragments

Places = frozenset[str]
MODULE: Places = frozenset({"module"})
_PLACES: dict[str, Places] = {
    "function": frozenset({"function"}),
    "coroutine": frozenset({"function", "coroutine"}),
    "class": frozenset({"class"}),
}
UNITS = ("    ", "    ", "    ", "  ", "\t", "\t", " ", "        ")
_LEVEL = "    "
CHOICE = 0.4
_UNKNOWN = 10**6
_MARGIN = re.compile(r"^[ \t]*<0>", re.MULTILINE)


def expand(draw: Draw, kind: str, depth: int, unit: str = _LEVEL) -> str:
    """A random text of ``kind`` for the margin of a module.

    Args:
        draw: decides.
        kind: of fragment.
        depth: how many fragments may stand one inside the other, at most, if so few can do.
        unit: what a level of indentation is; a block here and there has another.
    """
    text = _Expansion(draw, unit).text(kind, MODULE, depth)
    return _MARGIN.sub("", text)


class _Expansion:
    def __init__(self, draw: Draw, unit: str) -> None:
        self._draw = draw
        self._unit = unit

    def text(self, kind: str, places: Places, depth: int) -> str:
        fragment = self._choose(kind, places, depth)
        unit = self._draw.one(UNITS) if self._draw.chance(0.03) else self._unit
        kept: dict[Hole, str] = {}
        text = ""
        for piece in fragment.pieces:
            if isinstance(piece, str):
                text += _indented(piece, unit)
                continue
            filling = kept.get(piece)
            if filling is None:
                filling = self.text(piece.kind, _inside(places, piece.place), depth - 1)
            if piece.number is not None:
                kept[piece] = filling
            text += filling.replace("\n", "\n" + _indentation(text))
        return text

    def _choose(self, kind: str, places: Places, depth: int) -> Fragment:
        found, total = choices(kind, places, max(depth, heights()[kind]))
        number = self._draw.below(total)
        for fragment in found:
            number -= fragment.weight
            if number < 0:
                return fragment
        raise AssertionError(f"no fragment of the kind {kind}")


def _inside(places: Places, place: str | None) -> Places:
    if place is None:
        return places
    return _PLACES.get(place) or places | {place}


def _indented(piece: str, unit: str) -> str:
    """A piece of a fragment with its levels of indentation replaced."""
    if unit == _LEVEL or "\n" not in piece:
        return piece
    first, *others = piece.split("\n")
    return "\n".join([first, *(_reindented(line, unit) for line in others)])


def _reindented(line: str, unit: str) -> str:
    levels = (len(line) - len(line.lstrip(" "))) // len(_LEVEL)
    return unit * levels + line[levels * len(_LEVEL) :]


def _indentation(text: str) -> str:
    """The white space at the start of the last line."""
    line = text[text.rfind("\n") + 1 :]
    return line[: len(line) - len(line.lstrip(" \t"))]


@cache
def choices(kind: str, places: Places, height: int) -> tuple[Sequence[Fragment], int]:
    """The fragments that may be taken, and the sum of their weights."""
    found = [
        fragment
        for fragment in by_kind()[kind]
        if (fragment.place is None or fragment.place in places)
        and _height(fragment, heights()) <= height
    ]
    return found, sum(fragment.weight for fragment in found)


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
