"""The laws of a sandbox: it contains."""

from __future__ import annotations

import socket
import subprocess
import sys
from pathlib import Path

from lintseq.core.sandbox import ConfinedProcess
from lintseq.testing.sandbox_manners import PATIENCE, SandboxManners
from lintseq.testing.sandbox_traces import left_running, traceable

ATTEMPT = """
try:
    {}
except OSError as error:
    print("refused")
else:
    print("done")
"""


class SandboxConformance(SandboxManners):
    """What a sandbox of the tiers strong and weak owes: programs in it reach nothing of ours.

    Subclass it and name the sandbox::

        class TestMySandbox(SandboxConformance):
            sandbox = MySandbox()
    """

    def test_contains(self) -> None:
        """One that contains nothing is no subject of these laws: see `SandboxManners`."""
        assert self.sandbox.tier != "none"

    def test_hides_files(self) -> None:
        """Those of the machine, those of its user, and our own."""
        for path in ("/etc/passwd", "/proc/1/environ", __file__, str(Path.home() / ".")):
            opening = f"open({path!r})" if Path(path).is_file() else f"os.listdir({path!r})[0]"
            attempt = ATTEMPT.format(f"import os; found = {opening}; assert found != '.pyenv'")
            assert self.output(self.job(attempt)) != b"done\n", path

    def test_lets_nothing_be_written(self, tmp_path: Path) -> None:
        """Neither to our files nor to what it may read."""
        canary = tmp_path / "canary"
        canary.write_text("sings")
        tmp_path.chmod(0o777)
        canary.chmod(0o666)
        for path in (str(canary), "/canary"):
            assert self.output(self.job(ATTEMPT.format(f"open({path!r}, 'w')"))) == b"refused\n"
        attempt = ATTEMPT.format("import os; open(os.__file__, 'a')")
        assert self.output(self.job(attempt)) == b"refused\n"
        assert canary.read_text() == "sings"

    def test_has_no_network(self) -> None:
        """Not even to this machine."""
        with socket.create_server(("127.0.0.1", 0)) as server:
            place = ("127.0.0.1", server.getsockname()[1])
            attempt = f"import socket; socket.create_connection({place!r}, timeout=2)"
            assert self.output(self.job(ATTEMPT.format(attempt))) == b"refused\n"

    def test_does_not_reach_other_processes(self) -> None:
        """They survive every signal."""
        command = [sys.executable, "-c", "input()"]
        with subprocess.Popen(command, stdin=subprocess.PIPE) as canary:
            attempt = ATTEMPT.format(f"import os; os.kill({canary.pid}, 9)")
            assert self.output(self.job(attempt)) == b"refused\n"
            with self.start("import os\nos.kill(-1, 9)") as process:
                process.end(PATIENCE)
            assert canary.poll() is None
            canary.communicate(b"\n")
        assert canary.returncode == 0

    def test_limits_processes(self) -> None:
        """All of them together."""
        most = self.limits.processes
        source = (
            "import os, time\n"
            "for started in range(200):\n"
            "    try:\n"
            "        child = os.fork()\n"
            "    except OSError:\n"
            "        break\n"
            "    if child == 0:\n"
            "        time.sleep(60)\n"
            "print(started, flush=True)\n"
            "time.sleep(60)\n"
        )
        with self.start(source) as process:
            started = int(process.stdout.read(8))
        assert 0 < started <= most, f"{started} processes, where {most} are allowed"

    def test_limits_files(self) -> None:
        """In number of bytes, one file and all of them."""
        one = ATTEMPT.format(f"open('big', 'wb').write(bytes({2 * self.limits.file_size}))")
        assert self.output(self.job(one)) == b"refused\n"
        many = ATTEMPT.format(
            f"[open(str(i), 'wb').write(bytes({self.limits.file_size // 4})) for i in range(9)]"
        )
        assert self.output(self.job(many)) == b"refused\n"

    def test_cannot_raise_its_limits(self) -> None:
        """Limits are for ever."""
        source = (
            "import resource\n"
            "try:\n"
            "    resource.setrlimit(resource.RLIMIT_AS, (1 << 40, 1 << 40))\n"
            "except (OSError, ValueError):\n"
            "    print('refused')\n"
        )
        assert self.output(self.job(source)) == b"refused\n"

    def test_leaves_nothing_running(self) -> None:
        """Not what left its session, nor what its parent never waited for."""
        limits = traceable(self.limits)
        source = (
            "import os, time\n"
            "if os.fork() == 0:\n"
            "    os.setsid()\n"
            "    os.fork()\n"
            "    print('here', flush=True)\n"
            "    time.sleep(60)\n"
            "time.sleep(1)\n"
        )
        with self.sandbox.start(self.job(source), limits) as process:
            assert _hear(process) == b"here\n"
            assert len(left_running(limits)) > 1
        assert left_running(limits) == []


def _hear(process: ConfinedProcess) -> bytes:
    return process.stdout.read(5)
