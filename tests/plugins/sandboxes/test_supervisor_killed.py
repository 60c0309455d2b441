"""A supervisor that is killed takes along what it confined."""

from __future__ import annotations

import subprocess
import sys
import time

import pytest

from lintseq.core.sandbox import SandboxLimits
from lintseq.testing.sandbox_traces import left_running, traceable

PATIENCE = 20.0
SUPERVISOR = """
import sys, time
from lintseq.core.host import default_host
from lintseq.core.interpreter import base_interpreter
from lintseq.core.sandbox import SandboxJob, SandboxLimits

python = base_interpreter()
job = SandboxJob(python.command("print('here', flush=True); import time; time.sleep(60)"),
                 python.readable)
sandbox = default_host().sandboxes.get(sys.argv[1])
process = sandbox.start(job, SandboxLimits(memory=int(sys.argv[2])))
print(process.stdout.read(5).decode(), end="", flush=True)
time.sleep(60)
"""


@pytest.mark.parametrize("sandbox", ["bubblewrap", "namespaces"])
def test_nothing_is_left_running(sandbox: str) -> None:
    limits = traceable(SandboxLimits())
    command = [sys.executable, "-c", SUPERVISOR, sandbox, str(limits.memory)]
    with subprocess.Popen(command, stdout=subprocess.PIPE) as supervisor:
        assert supervisor.stdout is not None
        assert supervisor.stdout.readline() == b"here\n"
        assert left_running(limits)
        supervisor.kill()
    give_up = time.monotonic() + PATIENCE
    while left_running(limits) and time.monotonic() < give_up:
        time.sleep(0.05)
    assert left_running(limits) == []
