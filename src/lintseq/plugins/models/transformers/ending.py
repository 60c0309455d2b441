"""Where completions end: at the end of text, before a stop string, or at the limit on tokens."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import torch

from lintseq.core.model import StopReason
from lintseq.plugins.models.transformers.loading import Loaded

BYTES = 4
"""A character has at most so many bytes, and a token may be as little as one."""


@dataclass(frozen=True)
class Ending:
    """Says of each row whether it has ended, as a stopping criterion, and where.

    Attributes:
        model: whose tokens they are.
        stop: strings before which a completion ends.
        start: how many tokens of each row are its prompt, padding included.
    """

    model: Loaded
    stop: tuple[str, ...]
    start: int

    def __call__(self, input_ids: Any, scores: Any) -> Any:
        """For each row whether its last token ends it."""
        ends = torch.tensor(self.model.ends, device=input_ids.device)
        ended = torch.isin(input_ids[:, -1], ends)
        if self.stop:
            tail = BYTES * max(map(len, self.stop)) + 1
            recent = input_ids[:, max(self.start, input_ids.shape[1] - tail) :].tolist()
            stopped = [self._stops(self.text(ids)) for ids in recent]
            ended |= torch.tensor(stopped, device=input_ids.device)
        return ended

    def cut(self, ids: Sequence[int]) -> tuple[list[int], StopReason]:
        """What of ``ids``, a row without its prompt, is the completion, and why it ended there."""
        ends = set(self.model.ends)
        length = next((at for at, token in enumerate(ids) if token in ends), len(ids))
        written = list(ids[:length])
        if self._stops(self.text(written)):
            lengths = range(len(written) + 1)
            return written[
                : bisect_left(lengths, True, key=lambda n: self._stops(self.text(written[:n])))
            ], "stop"
        return written, "end" if length < len(ids) else "length"

    def before_stop(self, text: str) -> str:
        """``text`` up to the first stop string."""
        places = [text.find(stop) for stop in self.stop if stop in text]
        return text[: min(places)] if places else text

    def text(self, ids: Sequence[int]) -> str:
        """The tokens as text: special ones and white space as they are, padding left out."""
        kept = [token for token in ids if token != self.model.pad]
        text: str = self.model.tokenizer.decode(
            kept, skip_special_tokens=False, clean_up_tokenization_spaces=False
        )
        return text

    def _stops(self, text: str) -> bool:
        return any(stop in text for stop in self.stop)
