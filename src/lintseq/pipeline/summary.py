"""The account of a run: records in = records that gave rows + rejects, always (law 6)."""

from __future__ import annotations

import time
from collections import Counter
from dataclasses import dataclass, field

from lintseq.core.reject import Reject
from lintseq.pipeline.fallbacks import FallbackCounts
from lintseq.pipeline.work import WorkCounts


@dataclass
class Summary:
    """What a run did so far.

    Attributes:
        expected: records in the input.
        records: records dealt with.
        rows: output rows.
        reasons: rejects by reason.
        languages: those that occurred, rejects included, where they are known.
        unavailable: languages without their linter, with what to do about it.
        work: what programs took that gave rows, by language.
        fallbacks: of the sessions of programs that gave rows.
        before: records that an earlier process dealt with, of a run that goes on.
    """

    expected: int = 0
    records: int = 0
    rows: int = 0
    reasons: Counter[str] = field(default_factory=Counter)
    languages: set[str] = field(default_factory=set)
    unavailable: dict[str, str] = field(default_factory=dict)
    work: WorkCounts = field(default_factory=WorkCounts)
    fallbacks: FallbackCounts = field(default_factory=FallbackCounts)
    before: int = 0
    _started: float = field(default_factory=time.monotonic)

    def __str__(self) -> str:
        reasons = ", ".join(f"{count} {reason}" for reason, count in self.reasons.items())
        return (
            f"{counted(self.records, 'program')}: {counted(self.rows, 'sequence')}, "
            f"{counted(self.rejects, 'reject')}{f' ({reasons})' if reasons else ''}"
        )

    def count_reject(self, reject: Reject) -> None:
        """Count a record that gave no rows."""
        self.reasons[reject.reason] += 1
        if reject.reason == "linter-unavailable" and reject.language is not None:
            self.unavailable.setdefault(reject.language, reject.message)

    @property
    def rejects(self) -> int:
        """Records that gave no rows."""
        return self.reasons.total()

    @property
    def seconds(self) -> float:
        """Time since this process began with the run, or went on with it."""
        return time.monotonic() - self._started


def counted(number: int, thing: str) -> str:
    """So many of a thing: ``1 edit``, ``2 edits``."""
    return f"{number} {thing}" if number == 1 else f"{number} {thing}s"
