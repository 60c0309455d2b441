"""``--benchmark NAME[:WHERE]``: from what the user wrote to problems."""

from __future__ import annotations

from dataclasses import dataclass

from lintseq.core.benchmark import Benchmark, Problem
from lintseq.core.errors import UsageError
from lintseq.core.host import default_host


@dataclass(frozen=True)
class NamedBenchmark:
    """A benchmark as the user named it.

    Attributes:
        shown: what the user wrote, for messages.
        benchmark: the plugin.
        where: what came after the colon; None if there was none.
    """

    shown: str
    benchmark: Benchmark
    where: str | None

    def problems(self) -> list[Problem]:
        """Its problems, in its order.

        Raises:
            UsageError: there are none, or two have one task id.
        """
        problems = self.benchmark.problems(self.where)
        if not problems:
            raise UsageError(f"The benchmark '{self.shown}' has no problems: name another place.")
        seen: set[str] = set()
        for problem in problems:
            if problem.task_id in seen:
                raise UsageError(
                    f"The benchmark '{self.shown}' has two problems '{problem.task_id}': "
                    "remove one of them."
                )
            seen.add(problem.task_id)
        return problems


def find_benchmark(named: str) -> NamedBenchmark:
    """The benchmark that ``named``, which is ``NAME`` or ``NAME:WHERE``, stands for.

    Raises:
        UsageError: there is none of that name, or nothing after its colon.
    """
    name, colon, where = named.partition(":")
    benchmark = default_host().benchmarks.get(name)
    if colon and not where:
        raise UsageError(
            f"Nothing follows the colon in '{named}': write '{name}:{benchmark.where}'."
        )
    return NamedBenchmark(named, benchmark, where or None)
