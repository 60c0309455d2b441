"""The examples that one row could give: some of its edits, in a row, as a text with its length."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from lintseq.core.host import default_host
from lintseq.core.serializer import DiffSerializer
from lintseq.core.sub_trajectories import part_of
from lintseq.core.training_text import TrainingText, training_text
from lintseq.pipeline.render.settings import RenderSettings
from lintseq.pipeline.render.tokens import TokenCounter
from lintseq.pipeline.rows import Row


@dataclass(frozen=True)
class Candidate:
    """Some edits of a row as an example.

    Attributes:
        part: the numbers of the edits, from 0.
        state: the text that they begin at.
        tokens: of prompt and completion; None where none are counted.
    """

    part: range
    state: str
    text: TrainingText
    tokens: tuple[int, int] | None


class Candidates:
    """Makes the candidates of one row."""

    def __init__(self, row: Row, settings: RenderSettings, counter: TokenCounter | None) -> None:
        self._row = row
        self._settings = settings
        self._counter = counter
        self._serializer: DiffSerializer[Any] = default_host().serializers.get(settings.format)

    def of(self, part: range) -> Candidate:
        """The candidate of these edits."""
        sequence = part_of(self._row.sequence, part.start, part.stop)
        text = training_text(self._row.program.instruction, sequence, self._serializer)
        if self._settings.upstream_end and part.stop == len(self._row.sequence):
            nothing = self._serializer.join([""])
            text = replace(text, pieces=(*text.pieces, nothing, nothing))
        return Candidate(part, sequence.change.base, text, self._tokens(text))

    def fits(self, candidate: Candidate) -> bool:
        """Whether it is no longer than asked."""
        limit = self._settings.max_tokens
        return limit is None or candidate.tokens is None or sum(candidate.tokens) <= limit

    def longest(self, part: range) -> Candidate | None:
        """The first edits of ``part``, as many as fit; None if not even one does.

        All of them, or found by bisection: an example with more edits has more tokens.
        """
        whole = self.of(part)
        if self.fits(whole):
            return whole
        best = None
        fitting, too_many = 0, len(part)
        while too_many - fitting > 1:
            middle = (fitting + too_many) // 2
            candidate = self.of(part[:middle])
            if self.fits(candidate):
                best, fitting = candidate, middle
            else:
                too_many = middle
        return best

    def _tokens(self, text: TrainingText) -> tuple[int, int] | None:
        counter = self._counter
        if counter is None:
            return None
        return counter.of_prompt(text.prompt), counter.of_completion(text.completion)
