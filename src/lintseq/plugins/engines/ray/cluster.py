"""Joining a Ray cluster, and leaving it with nothing of ours left behind."""

from __future__ import annotations

import logging
import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path
from typing import Any

import ray
from ray.exceptions import RayError, RaySystemError, RpcError

from lintseq.core.errors import ToolError

ADDRESS = "RAY_ADDRESS"
"""The environment variable that names the cluster, as Ray's own commands have it."""

PATIENCE = 20.0
"""How many seconds the machine at the address has to answer."""

LOGGED = re.compile(r"^\[[^]]*\] [\w.]+:\d+: (.*)$", re.MULTILINE)
"""A line of Ray's log: time, severity and process; where in Ray; the message."""

OBJECT_STORE = 1 << 27
"""Bytes of shared memory for a cluster of our own: batches pass through it, and are gone soon."""


@contextmanager
def joined(workers: int) -> Iterator[None]:
    """Be part of a cluster in the block; one that is started for it has room for the workers.

    Raises:
        ToolError: there is no cluster at the address, or it cannot be joined.
    """
    if ray.is_initialized():
        yield
        return
    address = os.environ.get(ADDRESS) or "local"
    with _quiet(), ExitStack() as leave:
        own = _own(workers, leave) if address == "local" else {}
        leave.callback(_leave)
        _join(address, own)
        yield


@contextmanager
def reached() -> Iterator[None]:
    """Say in words when the cluster cannot be reached in the block."""
    try:
        yield
    except (OSError, RpcError, RaySystemError) as error:
        raise ToolError(
            f"The Ray cluster does not answer any more ({error}); its head must live as long as "
            "the run."
        ) from error


def end(actor: Any) -> None:
    """End an actor, whatever it does."""
    # A cluster that cannot be reached ends it by itself.
    with suppress(OSError, RayError):
        ray.kill(actor)


def _own(workers: int, leave: ExitStack) -> dict[str, Any]:
    """What a cluster of our own is like, in a folder that goes with it."""
    # Ray's sockets lie in it, and their paths must be short.
    folder = tempfile.mkdtemp(prefix="lintseq-ray-", dir="/tmp")
    leave.callback(shutil.rmtree, folder, ignore_errors=True)
    return {
        "num_cpus": workers,
        "num_gpus": 0,
        "include_dashboard": False,
        "object_store_memory": OBJECT_STORE,
        "_temp_dir": folder,
    }


def _join(address: str, own: dict[str, Any]) -> None:
    try:
        _knock(address)
        with _uninterrupted(), _undisturbed():
            ray.init(address=address, log_to_driver=False, logging_level=logging.CRITICAL, **own)
    # Ray has no error of its own for this: it raises what it meets.
    except Exception as error:
        where = f"at '{address}' ({ADDRESS})" if not own else "on this machine"
        why = str(error).strip().partition("\n")[0].rstrip(".")
        raise ToolError(
            f"The Ray cluster {where} cannot be joined: {why}; "
            "`ray status` shows the clusters that run."
        ) from error


def _knock(address: str) -> None:
    """See that a head is there that takes us, if the address is plain: Ray would try for minutes.

    Its own command asks, in a process of its own: Ray logs every try to standard error, past
    Python, where nothing could keep that off but what keeps off all else that Ray says, too.

    Raises:
        OSError: there is none, in words of its own or Ray's last ones.
    """
    host, _, port = address.rpartition(":")
    if not port.isdigit() or "://" in address:
        return
    socket.create_connection((host.strip("[]"), int(port)), timeout=PATIENCE).close()
    command = [sys.executable, "-m", "ray.scripts.scripts", "status", "--address", address]
    try:
        subprocess.run(
            command,
            cwd="/",
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            errors="replace",
            timeout=PATIENCE,
            check=True,
        )
    except subprocess.TimeoutExpired:
        raise TimeoutError(f"nothing there answers as Ray does in {PATIENCE:g} seconds") from None
    except subprocess.CalledProcessError as error:
        raise ConnectionError(_last_words(error.stderr)) from None


def _last_words(said: str) -> str:
    """The last message in what Ray said: of its log, or else of a traceback."""
    messages = LOGGED.findall(said) or said.split("\n")
    return next(filter(None, map(str.strip, reversed(messages))), "Ray does not say why")


def _leave() -> None:
    with _uninterrupted():
        ray.shutdown(wait_for_processes=True)


@contextmanager
def _uninterrupted() -> Iterator[None]:
    """Put Ctrl-C off to the end of the block: half begun or half ended, Ray leaves things behind.

    A mask of signals would not do, as other threads of the process take them too.
    """
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    interrupts: list[int] = []
    before = signal.signal(signal.SIGINT, lambda number, frame: interrupts.append(number))
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)
        if interrupts:
            signal.raise_signal(signal.SIGINT)


@contextmanager
def _undisturbed() -> Iterator[None]:
    """Keep what joining changes in this process, and its folder from the processes of the cluster.

    Ray would let them import modules from the current folder, which may be the folder of the data,
    with a `types.py` in it; and it ends this process in its own way on SIGTERM.
    """
    here = Path.cwd()
    in_charge = threading.current_thread() is threading.main_thread()
    on_termination = signal.getsignal(signal.SIGTERM)
    os.chdir("/")
    try:
        yield
    finally:
        os.chdir(here)
        if in_charge and on_termination is not None:
            signal.signal(signal.SIGTERM, on_termination)


@contextmanager
def _quiet() -> Iterator[None]:
    """Keep off standard output what Ray prints there of processes that died.

    It goes there, among the rows, whatever `ray.init` is told; this switch is what Ray's own
    debugger uses.
    """
    module: Any = ray._private.worker
    before = module._worker_logs_enabled
    module._worker_logs_enabled = False
    try:
        yield
    finally:
        module._worker_logs_enabled = before
