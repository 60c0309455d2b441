"""The engine on a Ray cluster.

Ray finds the machines, starts processes on them, carries jobs there and results back, and tells
which process or machine died. Which jobs travel together, and when one is lost, is the same for
every engine: `lintseq.plugins.engines.crew`.
"""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterable, Iterator

from lintseq.core.engine import Done, Engine, EngineLimits, JobT, Lost, ResultT
from lintseq.plugins.engines.crew.crew import pack
from lintseq.plugins.engines.crew.run import Run


class RayEngine(Engine):
    """Runs jobs in processes of a Ray cluster, one processor each.

    The cluster is the one that the environment variable ``RAY_ADDRESS`` names, or the one that
    this process is connected to already. Without either, one is started on this machine, and
    stopped at the end of the run. Its machines have the same versions of Python, Ray and lintseq
    as this one, and the plugins and tools that the task needs.
    """

    name = "ray"
    summary = "processes of a Ray cluster: the one at RAY_ADDRESS, or one on this machine"
    requires = ("ray",)
    install = "pip install 'lintseq[ray]'"

    def run(
        self, task: Callable[[JobT], ResultT], jobs: Iterable[JobT], limits: EngineLimits
    ) -> Generator[Done[JobT, ResultT] | Lost[JobT], None, None]:
        """Run ``task`` over ``jobs``, as `Engine.run` says.

        Raises:
            UsageError: ``task`` cannot be pickled, or the limits leave no room to work.
            ToolError: Ray is not installed, there is no cluster, or no process starts on it.
        """
        packed = pack(task, limits)
        self.check()
        return _outcomes(packed, iter(jobs), limits)


def _outcomes(
    task: bytes, jobs: Iterator[JobT], limits: EngineLimits
) -> Generator[Done[JobT, ResultT] | Lost[JobT], None, None]:
    from lintseq.plugins.engines.ray.crew import RayCrew
    from lintseq.plugins.engines.ray.worker import RayWorker

    with RayCrew(task, limits) as crew:
        yield from Run[JobT, ResultT, RayWorker](crew, jobs, limits).outcomes()
