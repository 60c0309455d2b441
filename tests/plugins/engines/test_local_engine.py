"""The local engine: the laws, the manners, and no process more than needed."""

from __future__ import annotations

import multiprocessing
import time
from contextlib import closing
from pathlib import Path
from types import MappingProxyType

from lintseq.core.engine import Done, EngineLimits
from lintseq.plugins.engines.local.engine import LocalEngine
from lintseq.testing import EngineConformance
from tests.plugins.engines import engine_jobs
from tests.plugins.engines.engine_manners import ALONE, LIMITS, EngineManners

ENGINE = LocalEngine()


class TestLocalEngineKeepsTheLaws(EngineConformance):
    engine = ENGINE


class TestLocalEngineHasManners(EngineManners):
    engine = ENGINE
    ends = MappingProxyType(
        {
            "exit 3": "ended with exit code 3",
            "leave 0": "ended with exit code 0",
            "memory": "ended with exit code 12 (out of memory)",
            "signal 9": "was killed by SIGKILL (out of memory?)",
            "signal 11": "was killed by SIGSEGV",
        }
    )


def test_a_worker_killed_while_it_sends_takes_nothing_along(tmp_path: Path) -> None:
    mark = tmp_path / "mark"
    with closing(ENGINE.run(engine_jobs.send_much_and_die, [None, mark, None], ALONE)) as outcomes:
        assert next(outcomes) == Done(None, 0)
        # The engine reads nothing meanwhile: the next result, too big for the pipe, is stuck.
        time.sleep(1)
        assert list(outcomes) == [Done(mark, 1), Done(None, 0)]


def test_no_more_workers_than_jobs() -> None:
    with closing(ENGINE.run(engine_jobs.double, [1], EngineLimits(8, 60))) as outcomes:
        next(outcomes)
        assert len(multiprocessing.active_children()) == 1
    assert list(ENGINE.run(engine_jobs.double, [], LIMITS)) == []
    assert not multiprocessing.active_children()
