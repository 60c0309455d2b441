"""The plain pyflakes loop as a contender: the same walks, every state linted from scratch.

On long programs that takes minutes a sequence. Where it would take longer than a limit, the seconds
are worked out from some of the states instead, spread evenly over the same walks, so that states of
each length count as often as they occur; and what the fast session said of them is compared.
"""

from __future__ import annotations

import itertools
import statistics
import time
from collections.abc import Iterator, Sequence, Set

import click

from benchmarks.contenders import Draw, Failure, LintseqPreset, offered
from benchmarks.visits import Visit
from benchmarks.watched_session import RecordedSession, Step
from lintseq.core.change import Change
from lintseq.core.linter import Linter, LintOptions, LintSession
from lintseq.core.naive_session import NaiveSession
from lintseq.core.program import Program


class PlainLoop:
    """A preset whose states are linted from scratch.

    Args:
        preset: its name.
        samples: how many sequences are drawn of a program.
        limit: seconds of the processor for those of a program; what would take longer is estimated.
        states: how many are judged for an estimate.
    """

    def __init__(self, preset: str, samples: int, limit: float, states: int) -> None:
        self.name = plain(preset)
        self._preset, self._samples = preset, samples
        self._limit, self._states = limit, states

    def draw(self, program: Program, visit: int) -> Draw | Failure:
        """Draw as the preset does, or estimate what that would take."""
        recording = _Recording()
        known = LintseqPreset(self._preset, self._samples, sessions=recording).draw(program, visit)
        if isinstance(known, Failure):
            return known
        started = time.process_time()
        naive = NaiveSession(recording.linter, recording.change, recording.options)
        prepared = time.process_time() - started
        # To prepare is to lint the whole program; a walk's states are half as long on average.
        if prepared * known.lints * self._samples / 2 <= self._limit:
            whole = LintseqPreset(self._preset, self._samples, sessions=NaiveSession)
            return whole.draw(program, visit)
        lint = statistics.fmean(_judged(program, naive, recording, self._states))
        prepared /= self._samples
        return Draw(
            prepared + known.lints * lint,
            known.lints,
            known.sizes,
            prepared,
            drawn=known.drawn,
            estimated=True,
        )


def plain(preset: str) -> str:
    """What tables call a preset whose states are linted from scratch."""
    return f"{preset}, plain loop"


def check_same(visits: Sequence[Visit], presets: Sequence[str]) -> None:
    """See that both ways drew the same sequences: else their times are of different work.

    Raises:
        ClickException: they did not.
    """
    for visit, preset in itertools.product(visits, presets):
        fast, slow = visit.results.get(preset), visit.results.get(plain(preset))
        if slow is not None and _what(fast) != _what(slow):
            raise click.ClickException(
                f"The fast session and the naive one draw otherwise by '{preset}' of the program "
                f"'{visit.program.id}': {_what(fast)} and {_what(slow)}."
            )


def _what(result: Draw | Failure | None) -> str:
    return result.drawn if isinstance(result, Draw) else str(result)


class _Recording:
    """Makes recorded sessions, and keeps the last with what it was made for."""

    linter: Linter
    change: Change
    options: LintOptions
    session: RecordedSession

    def __call__(self, linter: Linter, change: Change, options: LintOptions) -> LintSession:
        self.linter, self.change, self.options = linter, change, options
        self.session = RecordedSession(offered(linter, change, options))
        return self.session


def _judged(
    program: Program, naive: NaiveSession, recording: _Recording, count: int
) -> Iterator[float]:
    """The seconds of linting each of ``count`` states spread over the recorded walks."""
    total = recording.session.lints
    chosen = {int((number + 0.5) * total / count) for number in range(count)}
    states = itertools.chain.from_iterable(
        _states(recording.change, steps) for steps in recording.session.walks
    )
    for index, (present, errors) in enumerate(states):
        if index in chosen:
            rows = sorted(present)
            started = time.process_time()
            found = naive.judge(rows)
            yield time.process_time() - started
            if list(errors) != found:
                raise click.ClickException(
                    f"The fast session finds errors at {list(errors)} in a state of the program "
                    f"'{program.id}', and the naive one at {found}."
                )


def _states(change: Change, steps: Sequence[Step]) -> Iterator[tuple[Set[int], Sequence[int]]]:
    present = set(change.target_rows)
    for step in steps:
        present.difference_update(step.remove)
        present.update(step.restore)
        yield present, step.errors
