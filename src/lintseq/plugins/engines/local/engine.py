"""The engine on processes of this machine.

Two libraries were tried for this. The workers of pebble share one pipe; `concurrent.futures` keeps
both ends of its own open in the parent. With either, a process killed while it sends a result
leaves the run hanging, which no record may do.
"""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterable

from lintseq.core.engine import Done, Engine, EngineLimits, JobT, Lost, ResultT
from lintseq.plugins.engines.crew.crew import pack
from lintseq.plugins.engines.crew.run import Run
from lintseq.plugins.engines.local.worker import LocalCrew, LocalWorker


class LocalEngine(Engine):
    """Runs jobs in processes of this machine.

    The processes import the script that runs the engine, as `multiprocessing` asks: a script keeps
    its own work below ``if __name__ == "__main__":``. They have no standard input, and what they
    print goes to standard error. They and the tools they start end with the run.
    """

    name = "local"
    summary = "processes of this machine"

    def run(
        self, task: Callable[[JobT], ResultT], jobs: Iterable[JobT], limits: EngineLimits
    ) -> Generator[Done[JobT, ResultT] | Lost[JobT], None, None]:
        """Run ``task`` over ``jobs``, as `Engine.run` says.

        Raises:
            UsageError: ``task`` cannot be pickled, or the limits leave no room to work.
            ToolError: the processes do not start.
        """
        crew = LocalCrew(pack(task, limits))
        return Run[JobT, ResultT, LocalWorker](crew, iter(jobs), limits).outcomes()
