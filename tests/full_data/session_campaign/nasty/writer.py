"""Random texts of kinds of fragments, with all their holes filled."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate

from ..draw import Draw
from .grammar import Fragment, Hole, fragments
from .heights import Places, heights, possible

MODULE: Places = frozenset({"module"})
_PLACES: dict[str, Places] = {
    "function": frozenset({"function"}),
    "coroutine": frozenset({"function", "coroutine"}),
    "class": frozenset({"class"}),
}
UNITS = ("    ", "    ", "    ", "  ", "\t", "\t", " ", "        ")
LIKING = (0, 0, *[1] * 16, 10, 10)
"""How much more often than usual a fragment is taken in one program."""
_LEVEL = "    "
_MARGIN = re.compile(r"^[ \t]*<0>", re.MULTILINE)


@dataclass(frozen=True)
class Choice:
    """What may be taken, and the sums of the weights up to each."""

    fragments: Sequence[Fragment]
    sums: Sequence[int]


class Writer:
    """Random texts for one program, each for the margin of a module.

    What fragments it likes is drawn once: some it uses ten times as often as others do, some not at
    all. So programs differ more, and what seldom meets meets often in some of them ("swarm
    testing": Groce and others, ISSTA 2012).
    """

    def __init__(self, draw: Draw) -> None:
        self._draw = draw
        self._unit = draw.one(UNITS)
        self._weights = [each.weight * draw.one(LIKING) for each in fragments()]
        self._known: dict[tuple[str, Places, int], Choice] = {}

    def write(self, kind: str, depth: int) -> str:
        """A random text of a kind of fragment.

        Args:
            kind: of fragment.
            depth: how many fragments may stand one inside the other, at most, if so few can do.
        """
        return _MARGIN.sub("", self._text(kind, MODULE, depth))

    def _text(self, kind: str, places: Places, depth: int) -> str:
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
                filling = self._text(piece.kind, _inside(places, piece.place), depth - 1)
            if piece.number is not None:
                kept[piece] = filling
            text += filling.replace("\n", "\n" + _indentation(text))
        return text

    def _choose(self, kind: str, places: Places, depth: int) -> Fragment:
        height = max(depth, heights()[kind])
        key = (kind, places, height)
        choice = self._known.get(key)
        if choice is None:
            choice = self._known[key] = self._choice(kind, places, height)
        return choice.fragments[bisect_right(choice.sums, self._draw.below(choice.sums[-1]))]

    def _choice(self, kind: str, places: Places, height: int) -> Choice:
        numbers = possible(kind, places, height)
        liked = [number for number in numbers if self._weights[number]]
        found = [fragments()[number] for number in liked or numbers]
        given = [self._weights[number] for number in liked] or [1] * len(found)
        return Choice(found, list(accumulate(given)))


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
