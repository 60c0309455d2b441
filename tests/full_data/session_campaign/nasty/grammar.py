"""The fragments of ``grammar/*.txt``: data that anyone can add to.

A fragment begins with a line that says what it is::

    == statement 3 in=function since=3.12

that is its kind; how often it is taken, 1 if left out; where alone it may stand (``module``,
``function``, ``coroutine``, ``loop``, ``class``); and the first version of Python that takes it.
The lines up to the next such line are its text, but for one blank line before that. ``:: kind word
word`` is short for fragments of one word each, in which ``~`` stands for a space.

In a text ``<kind>`` stands for a fragment of that kind; ``<kind#1>`` for the same one wherever the
number returns in this text; ``<kind:place>`` for one that stands at another place, ``<body:loop>``
for the body of a loop for example. Four spaces at the start of a line are a level of indentation;
``<0>`` takes all indentation away. Lines before the first fragment of a file are comments.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

FOLDER = Path(__file__).parent / "grammar"
_HEADER = re.compile(r"== (\w+)(?: (\d+))?(?: in=(\w+))?(?: since=3\.(\d+))?")
HOLE = re.compile(r"<([a-z]\w*)(?::([a-z]+))?(?:#(\d+))?>")


@dataclass(frozen=True)
class Hole:
    """Where a fragment stands in another: what kind, at which place, and whether it returns."""

    kind: str
    place: str | None
    number: str | None


@dataclass(frozen=True)
class Fragment:
    """One text with holes.

    Attributes:
        pieces: strings and holes in turn, beginning and ending with a string.
        place: where alone it may stand.
    """

    kind: str
    weight: int
    place: str | None
    pieces: tuple[str | Hole, ...]

    @property
    def holes(self) -> list[Hole]:
        """Its holes, in order."""
        return [piece for piece in self.pieces if isinstance(piece, Hole)]


@cache
def fragments() -> Sequence[Fragment]:
    """All fragments that the Python that runs this takes."""
    return [
        fragment
        for path in sorted(FOLDER.glob("*.txt"))
        for fragment in _read(path.read_text("utf-8").split("\n"))
    ]


def _read(lines: Sequence[str]) -> Iterator[Fragment]:
    starts = [number for number, line in enumerate(lines) if line.startswith(("== ", ":: "))]
    for start, end in zip(starts, [*starts[1:], len(lines)]):
        kind, _, words = lines[start].removeprefix(":: ").partition(" ")
        if lines[start].startswith(":: "):
            yield from (
                _fragment(kind, "1", None, word.replace("~", " ")) for word in words.split()
            )
            continue
        header = _HEADER.fullmatch(lines[start])
        assert header is not None, lines[start]
        kind, weight, place, since = header.groups()
        if sys.version_info >= (3, int(since or 0)):
            yield _fragment(kind, weight or "1", place, "\n".join(lines[start + 1 : end - 1]))


def _fragment(kind: str, weight: str, place: str | None, text: str) -> Fragment:
    pieces: list[str | Hole] = []
    end = 0
    for found in HOLE.finditer(text):
        hole = Hole(found.group(1), found.group(2), found.group(3))
        pieces += [text[end : found.start()], hole]
        end = found.end()
    return Fragment(kind, int(weight), place, (*pieces, text[end:]))
