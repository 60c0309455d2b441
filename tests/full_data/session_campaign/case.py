"""A case: a change, how to judge its states, and the steps to take."""

from __future__ import annotations

from dataclasses import dataclass

from lintseq.core.change import Change
from lintseq.core.errors import ProgramRejected
from lintseq.core.linter import LintOptions
from lintseq.testing.side_by_side import Disagreement

from .opening import Remembering, Start, open_both
from .stall import within

Step = tuple[tuple[int, ...], tuple[int, ...]]
"""The rows that one update removes, and those that it restores."""
RESET: None = None
"""The step back to the target, without a verdict."""
LONGEST = 20.0
"""Seconds that a case may take."""


@dataclass(frozen=True)
class Case:
    """What two sessions are asked."""

    change: Change
    options: LintOptions
    steps: tuple[Step | None, ...]


def disagreement(start: Start, case: Case) -> Disagreement | None:
    """How the session that ``start`` makes disagrees with the plain one, if it does."""
    try:
        with within(LONGEST):
            _play(start, case)
    except Disagreement as found:
        return found
    except ProgramRejected:
        # Both refuse the state, which ends every walk.
        return None
    return None


def _play(start: Start, case: Case) -> None:
    opened = open_both(start, Remembering(), case.change, case.options)
    if opened is not None:
        both, _ = opened
        for step in case.steps:
            both.reset() if step is RESET else both.update(*step)
