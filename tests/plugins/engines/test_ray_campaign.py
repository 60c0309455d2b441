"""The Ray engine on a real cluster, at length: laws, manners, machines that go or lack."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from types import MappingProxyType
from typing import Any

import pytest
import ray

from lintseq.core.engine import Done, EngineLimits
from lintseq.plugins.engines.ray.engine import RayEngine
from lintseq.testing import EngineConformance
from tests.plugins.engines import engine_jobs
from tests.plugins.engines.engine_manners import EngineManners
from tests.plugins.engines.ray_cluster import add_machine, joined, kill_machine, two_machines

pytestmark = pytest.mark.campaign

ENGINE = RayEngine()
PROGRAMS = Path(__file__).parents[2] / "data" / "mbpp.jsonl"
ENDED = "ended, or its machine did"


@pytest.fixture(scope="module")
def cluster() -> Iterator[Any]:
    with two_machines() as cluster:
        yield cluster


@pytest.fixture(scope="class")
def member(cluster: Any) -> Iterator[None]:
    with joined(cluster):
        yield


@pytest.mark.usefixtures("member")
class TestRayEngineKeepsTheLaws(EngineConformance):
    engine = ENGINE


@pytest.mark.usefixtures("member")
class TestRayEngineHasManners(EngineManners):
    engine = ENGINE
    ends = MappingProxyType(
        dict.fromkeys(["exit 3", "leave 0", "memory", "signal 9", "signal 11"], ENDED)
    )

    def test_a_cluster_that_was_joined_before_is_not_left(self) -> None:
        assert list(ENGINE.run(engine_jobs.double, [1], EngineLimits(1, 60))) == [Done(1, 2)]
        assert ray.is_initialized()

    def test_workers_without_a_processor_keep_nobody_waiting(self) -> None:
        outcomes = ENGINE.run(engine_jobs.nap, [0.5] * 20, EngineLimits(8, 60))
        assert list(outcomes) == [Done(0.5, 0.5)] * 20

    def test_no_job_is_blamed_for_its_machine(self, cluster: Any, tmp_path: Path) -> None:
        log = tmp_path / "log"
        running = ENGINE.run(engine_jobs.log_node_and_nap, [(log, 8.0)], EngineLimits(1, 60))
        outcomes: list[object] = []
        reader = threading.Thread(target=lambda: outcomes.extend(running))
        reader.start()
        for tries in (1, 2):
            wait_for_lines(log, tries)
            kill_machine(cluster, log.read_text().splitlines()[-1])
            add_machine(cluster)
        reader.join(timeout=100)
        assert outcomes == [Done((log, 8.0), 8.0)]
        assert len(log.read_text().splitlines()) == 3


def wait_for_lines(file: Path, count: int) -> None:
    for _ in range(1200):
        if file.exists() and file.read_bytes().count(b"\n") >= count:
            return
        time.sleep(0.1)
    raise AssertionError(f"{file} has fewer than {count} lines after two minutes")


def test_a_machine_that_is_killed_loses_nothing(cluster: Any, tmp_path: Path) -> None:
    def start(engine: str) -> subprocess.Popen[bytes]:
        command = [
            *(sys.executable, "-m", "lintseq", "generate", "--lang", "python", str(PROGRAMS)),
            *("--engine", engine, "--workers", "2", "--samples", "200", "--quiet"),
        ]
        around = {**os.environ, "RAY_ADDRESS": cluster.address}
        with (tmp_path / engine).open("wb") as rows:
            return subprocess.Popen(command, env=around, stdout=rows)

    with start("local") as program:
        program.wait(timeout=300)
    with start("ray") as program:
        wait_for_lines(tmp_path / "ray", 400)
        kill_machine(cluster)
        written = (tmp_path / "ray").read_bytes().count(b"\n")
        assert program.wait(timeout=300) == 0
    add_machine(cluster)
    rows = (tmp_path / "ray").read_bytes()
    assert written < rows.count(b"\n")
    assert rows == (tmp_path / "local").read_bytes()
