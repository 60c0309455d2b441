"""One walk of a program through one linter: how long it takes, and which states it asks of."""

from __future__ import annotations

import time
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from lintseq.core.change import Change
from lintseq.core.host import default_host
from lintseq.core.linter import Finding, Linter, LintSession
from lintseq.core.program import Program
from lintseq.core.random_source import random_source


class RecordingSession:
    """Passes everything on to another session, and keeps which rows each state had.

    Attributes:
        asked: the present rows of each state that was judged.
    """

    def __init__(self, inner: LintSession, change: Change) -> None:
        self._inner = inner
        self._change = change
        self._present = set(change.target_rows)
        self.asked: list[frozenset[int]] = []

    @property
    def baseline(self) -> Collection[Finding]:
        """The errors that are forgiven."""
        return self._inner.baseline

    def reset(self) -> None:
        """Go to the finished program."""
        self._present = set(self._change.target_rows)
        self._inner.reset()

    def update(self, remove: Sequence[int], restore: Sequence[int] = ()) -> Sequence[int]:
        """Judge a state, and keep it."""
        self._present.difference_update(remove)
        self._present.update(restore)
        self.asked.append(frozenset(self._present))
        return self._inner.update(remove, restore)


@dataclass(frozen=True)
class Walk:
    """One sequence, drawn.

    Attributes:
        seconds: by the clock, the session's preparation included.
        edits: how many the program was cut into.
        states: the text of each state that was judged, in order.
    """

    seconds: float
    edits: int
    states: Sequence[str]

    def spread(self, count: int) -> list[str]:
        """Up to ``count`` of the states: the middle one of each of ``count`` parts of the walk."""
        step = len(self.states) / count
        if step < 1:
            return list(self.states)
        return [self.states[int((part + 0.5) * step)] for part in range(count)]


def walk(linter: Linter, program: Program, path: int) -> Walk:
    """Draw one sequence by the default preset, as ``lintseq generate`` does, and time it."""
    host = default_host()
    sampler = host.samplers.get("lintseq")("default", {})
    rng = random_source(0, program.id, path)
    started = time.perf_counter()
    change = Change.creation(program.text)
    session = RecordingSession(linter.session(change, sampler.lint_options()), change)
    shape = host.languages.get(program.language).structure(change)
    sequence = sampler.sample(change, session, shape, rng)
    seconds = time.perf_counter() - started
    return Walk(seconds, len(sequence), [change.text(sorted(rows)) for rows in session.asked])
