"""Runs of words that rows share with benchmarks: the n-gram overlap of contaminated rows."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from lintseq.pipeline.dedup.problems import ProblemText
from lintseq.pipeline.dedup.words import words

FEWEST = 5
"""Texts of fewer words are not looked for: anybody may write them."""


@dataclass(frozen=True, slots=True)
class Overlap:
    """What a row has in common with one text of a problem.

    Attributes:
        problem: the text.
        share: of the text's n-grams, the share that is in the row.
        passages: the words of the row that are in both: n-grams of which one begins a word after
            the other are put together.
    """

    problem: ProblemText
    share: float
    passages: tuple[str, ...]


@dataclass
class _Found:
    """N-grams of one problem's text that are in a row, and where, in the order of the row."""

    grams: set[str] = field(default_factory=set)
    spans: list[tuple[int, int, int]] = field(default_factory=list)

    def add(self, gram: str, text: int, start: int, end: int) -> None:
        self.grams.add(gram)
        if self.spans and (text, end - 1) == (self.spans[-1][0], self.spans[-1][2]):
            self.spans[-1] = (text, self.spans[-1][1], end)
        else:
            self.spans.append((text, start, end))


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
        self._problems: list[ProblemText] = []
        self._sizes: list[int] = []
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
        self._problems.append(problem)
        self._sizes.append(len(grams))

    def overlaps(self, texts: Iterable[str], least: float) -> list[Overlap]:
        """What a row that consists of ``texts`` has in common with problems, in their order.

        ``least`` is the share of a problem's text from which on it is told.
        """
        found: defaultdict[int, _Found] = defaultdict(_Found)
        texts_words = [words(text) for text in texts]
        for number, text_words in enumerate(texts_words):
            for start, end, gram in self._known_grams(text_words):
                for problem in self._having[gram]:
                    found[problem].add(gram, number, start, end)
        return [
            Overlap(
                self._problems[index],
                share,
                tuple(" ".join(texts_words[text][start:end]) for text, start, end in each.spans),
            )
            for index, each in sorted(found.items())
            if (share := len(each.grams) / self._sizes[index]) >= least
        ]

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
