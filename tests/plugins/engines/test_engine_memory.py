"""How much memory a process takes is counted with all that it started."""

from __future__ import annotations

import os
import subprocess
import sys
import threading

import pytest

from lintseq.plugins.engines.crew.memory import megabytes_of

TAKE = """
import subprocess, sys
depth = int(sys.argv[1])
taken = bytearray(b"x") * (100 << 20)
if depth > 1:
    subprocess.run([sys.executable, "-c", sys.argv[2], str(depth - 1), sys.argv[2]])
else:
    print("taken", flush=True)
    sys.stdin.read()
"""


@pytest.mark.parametrize("depth", [1, 2])
def test_what_descendants_take_is_counted(depth: int) -> None:
    before = megabytes_of(os.getpid())
    assert before > 1
    command = [sys.executable, "-c", TAKE, str(depth), TAKE]
    started: list[subprocess.Popen[bytes]] = []

    def start() -> None:
        pipe = subprocess.PIPE
        started.append(subprocess.Popen(command, stdin=pipe, stdout=pipe))

    # By a thread, as a linter's server may be.
    thread = threading.Thread(target=start)
    thread.start()
    thread.join()
    (process,) = started
    with process:
        assert process.stdout is not None
        assert process.stdout.readline() == b"taken\n"
        assert megabytes_of(process.pid) > 100 * depth
        assert megabytes_of(os.getpid()) > before + 100 * depth
        process.kill()
    assert megabytes_of(process.pid) == 0
