"""A canary for hostile programs to reach for."""

from __future__ import annotations

import socket
import subprocess
import sys
from collections.abc import Iterator

import pytest

from tests.plugins.sandboxes.canary import SECRET, Canary


@pytest.fixture(scope="module")
def canary(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Canary]:
    file = tmp_path_factory.mktemp("cage") / "canary"
    file.write_text(SECRET)
    file.chmod(0o666)
    with (
        socket.create_server(("127.0.0.1", 0)) as server,
        subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE) as process,
    ):
        yield Canary(file, process, server.getsockname()[1])
        process.communicate(b"\n")
