"""Pairs of brackets over several lines, and which lines stay in balance when they leave."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from lintseq.grammars.kinds import closed_by_opening, closing
from lintseq.grammars.spans import Position


@dataclass(frozen=True, slots=True)
class Bracket:
    """One bracket of a text, with what it opens or closes."""

    at: Position
    token: str


@dataclass(frozen=True, slots=True)
class Pair:
    """A bracket, or a word such as `do`, and what closes it.

    Attributes:
        opening: where the first is.
        closing: where the second is.
        kind: what the second is: pairs of one kind can stand for each other.
    """

    opening: Position
    closing: Position
    kind: str


def pairs_of(brackets: Iterable[Bracket]) -> list[Pair]:
    """Which bracket closes which; those without a partner are in none."""
    found: list[Pair] = []
    waiting: list[tuple[str, Position]] = []
    count: Counter[str | None] = Counter()
    for bracket in sorted(brackets, key=lambda bracket: bracket.at):
        opens, closes = closed_by_opening(bracket.token), closing(bracket.token)
        if opens is not None:
            waiting.append((opens, bracket.at))
            count[opens] += 1
        elif count[closes]:
            # Whatever was opened inside and still waits has no partner.
            while True:
                kind, opening = waiting.pop()
                count[kind] -= 1
                if kind == closes:
                    break
            found.append(Pair(opening, bracket.at, kind))
    return found


class Balance:
    """The pairs of one text that span several lines, by their lines."""

    def __init__(self, pairs: Iterable[Pair]) -> None:
        self._opened: defaultdict[int, list[Pair]] = defaultdict(list)
        self._closed: defaultdict[int, list[Pair]] = defaultdict(list)
        for pair in sorted(pairs, key=lambda pair: pair.closing):
            if pair.opening[0] < pair.closing[0]:
                self._opened[pair.opening[0]].append(pair)
                self._closed[pair.closing[0]].append(pair)

    def around(self, line: int) -> Sequence[range]:
        """The lines that go with ``line`` because it holds one of a pair of brackets."""
        opened, closed = self._opened.get(line, []), self._closed.get(line, [])
        if opened and closed and stands_for(opened, closed):
            return [range(line, opened[0].closing[0])]
        return [self.hull(pair.opening[0], pair.closing[0]) for pair in (*opened, *closed)]

    def hull(self, first: int, last: int) -> range:
        """The lines from ``first`` to ``last``, and more, until no pair is cut in two."""
        fresh = list(range(first, last + 1))
        while fresh:
            opened = [pair.opening[0] for line in fresh for pair in self._closed.get(line, ())]
            closed = [pair.closing[0] for line in fresh for pair in self._opened.get(line, ())]
            lowest, highest = min([first, *opened]), max([last, *closed])
            fresh = [*range(lowest, first), *range(last + 1, highest + 1)]
            first, last = lowest, highest
        return range(first, last + 1)


def stands_for(opened: Sequence[Pair], closed: Sequence[Pair]) -> bool:
    """Whether what closes the pairs ``opened`` could close the pairs ``closed`` instead.

    So it is on the line `} else {`: it may leave with the block that it opens, up to the line of
    the brace that then closes the other block.
    """
    return len({pair.closing[0] for pair in opened}) == 1 and (
        [pair.kind for pair in opened] == [pair.kind for pair in closed]
    )
