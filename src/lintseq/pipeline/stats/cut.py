"""How finely a sequence cuts a program: what the lines of its edits say."""

from __future__ import annotations

import statistics
from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Cut:
    """A program, cut into edits.

    Attributes:
        sizes: the lines of each edit, those that it deletes included; an edit has one at least.
    """

    sizes: Sequence[int]

    @property
    def edits(self) -> int:
        """How many there are."""
        return len(self.sizes)

    @property
    def lines_an_edit(self) -> float:
        """The mean; there must be an edit."""
        return statistics.fmean(self.sizes)

    @property
    def largest_share(self) -> float:
        """The part of all lines that is in the largest edit; there must be an edit."""
        return max(self.sizes) / sum(self.sizes)

    @property
    def single(self) -> bool:
        """Whether the program is written at once."""
        return len(self.sizes) == 1
