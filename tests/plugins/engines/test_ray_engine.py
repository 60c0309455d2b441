"""The Ray engine on a real cluster: the bytes of the local engine."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from lintseq.core.errors import ToolError
from lintseq.plugins.engines.ray.engine import RayEngine
from tests.plugins.engines import engine_jobs
from tests.plugins.engines.engine_manners import LIMITS
from tests.plugins.engines.ray_cluster import two_machines

PROGRAMS = Path(__file__).parents[2] / "data" / "files_python.jsonl"


@pytest.fixture(scope="module")
def cluster() -> Iterator[Any]:
    with two_machines() as cluster:
        yield cluster


def test_a_cluster_gives_the_bytes_of_the_local_engine(cluster: Any, tmp_path: Path) -> None:
    for engine in ("local", "ray"):
        command = [
            *(sys.executable, "-m", "lintseq", "generate", "--lang", "python", str(PROGRAMS)),
            *("--engine", engine, "--workers", "2", "--samples", "2", "--quiet"),
            *("-o", str(tmp_path / f"{engine}.jsonl")),
        ]
        around = {**os.environ, "RAY_ADDRESS": cluster.address}
        done = subprocess.run(command, env=around, capture_output=True, text=True, check=False)
        assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    rows = (tmp_path / "ray.jsonl").read_bytes()
    assert rows.count(b"\n") > 20
    assert rows == (tmp_path / "local.jsonl").read_bytes()


def test_another_part_of_ray_than_the_head_is_told_in_one_sentence(
    cluster: Any, tmp_path: Path
) -> None:
    port = cluster.head_node.node_manager_port
    address = f"{cluster.address.rpartition(':')[0]}:{port}"
    command = [
        *(sys.executable, "-m", "lintseq", "generate", "--lang", "python", str(PROGRAMS)),
        *("--engine", "ray", "--quiet", "-o", str(tmp_path / "none.jsonl")),
    ]
    around = {**os.environ, "RAY_ADDRESS": address}
    done = subprocess.run(command, env=around, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout) == (3, "")
    (sentence,) = done.stderr.splitlines()
    begin = f"Error: The Ray cluster at '{address}' (RAY_ADDRESS) cannot be joined: Failed to "
    assert sentence.startswith(begin)
    assert sentence.endswith("; `ray status` shows the clusters that run.")


def test_without_ray_one_sentence_says_what_installs_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "ray", None)
    words = r"^The engine 'ray' needs ray, which is not installed; run: pip install 'lintseq\[ray\]"
    with pytest.raises(ToolError, match=words):
        RayEngine().run(engine_jobs.double, [1], LIMITS)
