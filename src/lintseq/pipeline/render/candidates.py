"""The examples that one row could give: some of its edits, in a row, as a text with its length."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import accumulate
from typing import Any

from lintseq.core.host import default_host
from lintseq.core.serializer import DiffSerializer
from lintseq.core.sub_trajectories import part_of
from lintseq.core.training_text import TrainingText, prompt_of, training_text
from lintseq.pipeline.render.settings import RenderSettings
from lintseq.pipeline.rows import Row
from lintseq.pipeline.tokens import TokenCounter


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
        self._prompt: tuple[str, int] | None = None
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

        How many is guessed from the lengths of edits by themselves, which need not add up to that
        of their text; then it is counted, until one edit more does not fit.
        """
        size = min(max(self._guess(part), 1), len(part))
        best = self.of(part[:size])
        while not self.fits(best):
            if size <= 1:
                return None
            size -= 1
            best = self.of(part[:size])
        while size < len(part):
            size += 1
            longer = self.of(part[:size])
            if not self.fits(longer):
                break
            best = longer
        return best

    def room(self, start: int) -> int | None:
        """How many tokens of edits fit behind the prompt of an example that begins at ``start``.

        None for any number; less than none where the prompt alone is too long.
        """
        limit = self._settings.max_tokens
        if limit is None:
            return None
        state = part_of(self._row.sequence, start, start).change.base
        return limit - self._of_prompt(prompt_of(self._row.program.instruction, state)) - 1

    def _guess(self, part: range) -> int:
        """How many of the edits should fit."""
        room, ends = self.room(part.start), self._ends
        if room is None:
            return len(part)
        return bisect_right(ends, ends[part.start] + room, lo=part.start) - 1 - part.start

    @cached_property
    def _ends(self) -> list[int]:
        """For each number of edits how many tokens they have, if these add up."""
        whole = training_text(self._row.program.instruction, self._row.sequence, self._serializer)
        return [*accumulate(map(self._of_piece, whole.pieces), initial=0)]

    def _tokens(self, text: TrainingText) -> tuple[int, int] | None:
        if self._counter is None:
            return None
        return self._of_prompt(text.prompt), self._counter.of_completion(text.completion)

    def _of_piece(self, piece: str) -> int:
        return 0 if self._counter is None else self._counter.of_completion(piece) - 1

    def _of_prompt(self, prompt: str) -> int:
        """Tokens of a prompt, which many candidates in a row have in common."""
        if self._counter is None:
            return 0
        if self._prompt is None or self._prompt[0] != prompt:
            self._prompt = prompt, self._counter.of_prompt(prompt)
        return self._prompt[1]
