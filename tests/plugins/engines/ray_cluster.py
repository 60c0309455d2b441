"""A real Ray cluster on this machine: a head that takes no work, and machines of one processor.

Each of its "machines" has processes and a name of its own; it is what Ray tests itself with.
"""

from __future__ import annotations

import logging
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
import ray
from ray.cluster_utils import Cluster

MEMORY = 80 << 20
"""Bytes of shared memory for a machine: hardly more than the least that Ray takes."""


@contextmanager
def two_machines() -> Iterator[Any]:
    """A cluster of two machines and a head, as long as the block."""
    head = {"num_cpus": 0, "object_store_memory": MEMORY, "include_dashboard": False}
    # Ray's sockets lie in the folder, and their paths must be short.
    folder = tempfile.mkdtemp(prefix="lintseq-test-", dir="/tmp")
    with pytest.MonkeyPatch.context() as around:
        around.setenv("RAY_TMPDIR", folder)
        (Path(folder) / "ray").mkdir()
        cluster = Cluster(initialize_head=True, head_node_args=head)
        try:
            add_machine(cluster)
            add_machine(cluster)
            yield cluster
        finally:
            cluster.shutdown()
            shutil.rmtree(folder)


def add_machine(cluster: Any) -> None:
    cluster.add_node(num_cpus=1, object_store_memory=MEMORY)


def kill_machine(cluster: Any, node: str | None = None) -> None:
    """Kill one of the machines, at once and with all that runs on it."""
    machines = [one for one in cluster.worker_nodes if node in (None, one.node_id)]
    cluster.remove_node(machines[0], allow_graceful=False)


@contextmanager
def joined(cluster: Any) -> Iterator[None]:
    """Have this process joined to the cluster, so that engines need not do it for each run."""
    ray.init(address=cluster.address, log_to_driver=False, logging_level=logging.CRITICAL)
    try:
        yield
    finally:
        ray.shutdown()
