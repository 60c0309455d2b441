"""What a run of ``lintseq sample`` came to, in numbers and in words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from lintseq.core.decoding import DECODINGS
from lintseq.pipeline.sample_rows import SampleRow
from lintseq.pipeline.summary import counted


class SampleSummary:
    """Counts samples.

    Attributes:
        problems: how many problems were sampled.
        samples: how many samples there are.
        tokens: of the completions, where the model told.
        linted: states on the way to a program that were linted.
        clean: how many of those are clean.
        unread: samples that gave no program.
        decodings: samples by what decoding them came to.
    """

    def __init__(self) -> None:
        self.problems = 0
        self.samples = 0
        self.tokens = 0
        self.linted = 0
        self.clean = 0
        self.unread = 0
        self.decodings: Counter[str] = Counter()

    def add(self, row: SampleRow) -> None:
        """Take one sample; the first of each problem counts the problem too."""
        self.problems += row.sample == 0
        self.samples += 1
        self.tokens += row.tokens_out or 0
        self.linted += row.linted_states
        self.clean += row.clean_states
        self.unread += row.solution is None
        self.decodings[row.decoding] += 1

    def __str__(self) -> str:
        return "; ".join(self._parts())

    def _parts(self) -> Iterator[str]:
        samples = counted(self.samples, "sample")
        found = (f"{self.decodings[word]} {word}" for word in DECODINGS if self.decodings[word])
        yield f"{counted(self.problems, 'problem')}, {samples}: {', '.join(found)}"
        if self.linted:
            yield f"clean states {self.clean} of {self.linted} ({self.clean / self.linted:.1%})"
        yield counted(self.tokens, "token")
