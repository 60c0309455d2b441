"""Judging programs, several at once, each by a runner of its own.

Threads are enough: a runner mostly waits for the process that it watches.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor, as_completed
from contextlib import ExitStack
from queue import SimpleQueue

from lintseq.core.benchmark import Problem
from lintseq.core.errors import UsageError
from lintseq.core.execution import Runner, RunnerFactory, Verdict
from lintseq.core.host import default_host
from lintseq.core.sandbox import Sandbox, SandboxLimits

Attempt = tuple[Problem, str]
"""A problem, and a program for it."""


def runner_factory(language: str) -> RunnerFactory:
    """What makes runners for programs in ``language``.

    Raises:
        UsageError: nothing does.
    """
    runner = default_host().languages.get(language).runner
    if runner is None:
        raise UsageError(f"Nothing runs programs in the language '{language}': name another file.")
    return runner


class Judges:
    """A context with so many ``workers``, whose runners last as long as it does.

    ``makers`` has a factory of runners for each language that is to be run.
    """

    def __init__(
        self,
        makers: Mapping[str, RunnerFactory],
        sandbox: Sandbox,
        limits: SandboxLimits,
        workers: int,
    ) -> None:
        self._makers = makers
        self._sandbox = sandbox
        self._limits = limits
        self._workers = workers
        self._free: SimpleQueue[dict[str, Runner]] = SimpleQueue()
        self._closing = ExitStack()

    def __enter__(self) -> Judges:
        for _ in range(self._workers):
            self._free.put({})
        return self

    def __exit__(self, *_: object) -> None:
        self._closing.close()

    def verdicts(self, attempts: Sequence[Attempt]) -> Iterator[tuple[int, Verdict]]:
        """The index of each attempt with its verdict, as they come."""
        pool = ThreadPoolExecutor(self._workers)
        try:
            waiting = {
                pool.submit(self._judge, attempt): index for index, attempt in enumerate(attempts)
            }
            for done in as_completed(waiting):
                yield waiting[done], done.result()
        finally:
            pool.shutdown(cancel_futures=True)

    def _judge(self, attempt: Attempt) -> Verdict:
        problem, program = attempt
        runners = self._free.get()
        try:
            if problem.language not in runners:
                runner = self._makers[problem.language](self._sandbox, self._limits)
                runners[problem.language] = self._closing.enter_context(runner)
            return runners[problem.language].judge(problem.trial(program))
        finally:
            self._free.put(runners)
