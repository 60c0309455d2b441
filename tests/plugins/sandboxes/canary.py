"""What must survive the programs in a sandbox."""

from __future__ import annotations

import subprocess
from dataclasses import dataclass
from pathlib import Path

SECRET = "sings"


@dataclass(frozen=True)
class Canary:
    """A file, a process and a listening port of the machine, for programs to reach for."""

    file: Path
    process: subprocess.Popen[bytes]
    port: int

    def told_to(self, program: str) -> str:
        """``program``, which is told where all this is."""
        return (
            f"CANARY_FILE = {str(self.file)!r}\nCANARY_PROCESS = {self.process.pid}\n"
            f"CANARY_PORT = {self.port}\n{program}"
        )

    def check(self) -> None:
        """It is as it was."""
        assert self.file.read_text() == SECRET
        assert self.process.poll() is None
