"""Runs of words that rows share with benchmarks: the n-gram overlap of contaminated rows."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from lintseq.pipeline.dedup.problems import ProblemText
from lintseq.pipeline.dedup.words import words

FEWEST = 5
"""Texts of fewer words are not looked for: anybody may write them."""


@dataclass(frozen=True, slots=True)
class Overlap:
    """What one text of a row has in common with one text of a problem.

    Attributes:
        problem: the problem's text.
        within: what the row's text is: ``instruction``, ``base`` or ``program``.
        share: the overlap coefficient: how many n-grams are in both, by how many the text has
            that has fewer. It is 1 where one text quotes the other.
        passages: the words of the row that are in both: n-grams of which one begins a word after
            the other are put together.
    """

    problem: ProblemText
    within: str
    share: float
    passages: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Problem:
    """One text that is looked for: the words of its n-grams, and how many there are."""

    text: ProblemText
    length: int
    size: int


@dataclass
class _Found:
    """N-grams of a problem's text that are in a row's text, and the words where they stand."""

    grams: set[str] = field(default_factory=set)
    spans: list[tuple[int, int]] = field(default_factory=list)

    def add(self, gram: str, start: int, end: int) -> None:
        self.grams.add(gram)
        if self.spans and self.spans[-1][1] == end - 1:
            self.spans[-1] = (self.spans[-1][0], end)
        else:
            self.spans.append((start, end))


class Phrases:
    """The n-grams of benchmarks' texts.

    A text of fewer than n words is one n-gram of its own length.

    Attributes:
        n: words of an n-gram.
        texts: how many texts there are.
        too_short: those that have fewer than `FEWEST` words, and are not looked for.
    """

    def __init__(self, texts: Iterable[ProblemText], n: int) -> None:
        self.n = n
        self.texts = 0
        self.too_short = 0
        self._problems: list[_Problem] = []
        self._having: defaultdict[str, list[int]] = defaultdict(list)
        # A gram is only put together where the words that it begins with are those of one.
        self._opening = min(n, FEWEST)
        self._lengths: defaultdict[str, set[int]] = defaultdict(set)
        for text in texts:
            self._add(text)

    def _add(self, problem: ProblemText) -> None:
        self.texts += 1
        found = words(problem.text)
        if len(found) < self._opening:
            self.too_short += 1
            return
        length = min(self.n, len(found))
        grams = {" ".join(gram): gram for gram in _grams(found, length)}
        for text, gram in grams.items():
            self._having[text].append(len(self._problems))
            self._lengths[" ".join(gram[: self._opening])].add(length)
        self._problems.append(_Problem(problem, length, len(grams)))

    def overlaps(self, texts: Mapping[str, str], least: float) -> list[Overlap]:
        """What the texts of a row have in common with problems, from a share of ``least`` on.

        They are in the order of the texts, then of the problems.
        """
        overlaps = (each for name, text in texts.items() for each in self._overlaps(name, text))
        return [overlap for overlap in overlaps if overlap.share >= least]

    def _overlaps(self, name: str, text: str) -> Iterator[Overlap]:
        found = words(text)
        common: defaultdict[int, _Found] = defaultdict(_Found)
        for start, end, gram in self._known_grams(found):
            for index in self._having[gram]:
                common[index].add(gram, start, end)
        lengths = {self._problems[index].length for index in common}
        sizes = {length: _count(found, length) for length in lengths}
        for index, each in sorted(common.items()):
            problem = self._problems[index]
            fewer = min(problem.size, sizes[problem.length])
            passages = tuple(" ".join(found[start:end]) for start, end in each.spans)
            yield Overlap(problem.text, name, len(each.grams) / fewer, passages)

    def _known_grams(self, found: Sequence[str]) -> Iterator[tuple[int, int, str]]:
        """The n-grams of a row that are in some problem, with the words they start and end at."""
        for start, opening in enumerate(_grams(found, self._opening)):
            for length in sorted(self._lengths.get(" ".join(opening), ())):
                end = start + length
                gram = " ".join(found[start:end])
                if end <= len(found) and gram in self._having:
                    yield start, end, gram


def _grams(found: Sequence[str], length: int) -> Iterator[Sequence[str]]:
    for start in range(len(found) - length + 1):
        yield found[start : start + length]


def _count(found: Sequence[str], length: int) -> int:
    """How many different n-grams there are."""
    return len({" ".join(gram) for gram in _grams(found, length)})
