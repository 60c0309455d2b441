"""Lint sessions that note what they are asked."""

from __future__ import annotations

import time
from collections.abc import Sequence
from typing import NamedTuple

from lintseq.core.counted_session import CountedSession
from lintseq.core.linter import LintSession


class Step(NamedTuple):
    """What a session was asked, and what it answered."""

    remove: Sequence[int]
    restore: Sequence[int]
    errors: Sequence[int]


class RecordedSession(CountedSession):
    """Also keeps what it is asked.

    Attributes:
        walks: the steps since each reset.
    """

    def __init__(self, inner: LintSession) -> None:
        super().__init__(inner)
        self.walks: list[list[Step]] = []

    def reset(self) -> None:
        """Go to the finished program, to begin a walk."""
        super().reset()
        self.walks.append([])

    def update(self, remove: Sequence[int], restore: Sequence[int] = ()) -> Sequence[int]:
        """Judge a state, and keep it with the answer."""
        errors = super().update(remove, restore)
        self.walks[-1].append(Step(tuple(remove), tuple(restore), errors))
        return errors


class TimedSession(CountedSession):
    """Also notes how long the answers take.

    Attributes:
        seconds: of the processor, for all answers.
    """

    def __init__(self, inner: LintSession) -> None:
        super().__init__(inner)
        self.seconds = 0.0

    def update(self, remove: Sequence[int], restore: Sequence[int] = ()) -> Sequence[int]:
        """Judge a state, and note how long it took."""
        started = time.process_time()
        rows = super().update(remove, restore)
        self.seconds += time.process_time() - started
        return rows
