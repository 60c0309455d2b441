"""What ``bash -n`` says of a program. Runs inside the sandbox."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path
from typing import Any

# The name of the file, which begins each line that bash writes.
NAME = "program"
# No settings of the user (BASH_ENV, SHELLOPTS, exported functions), and messages in English.
ENVIRONMENT = {"LC_ALL": "C"}
FAULT = re.compile(rf"^{NAME}: line (\d+): (?:warning: )?([^`].*)$", re.MULTILINE)
BEGAN = re.compile(r"here-document at line (\d+)|command on line (\d+)")
HERE = "here-document"
SECONDS = 60


class Tool:
    """``program`` is the path of bash."""

    def __init__(self, program: str) -> None:
        self._program = program

    def version(self) -> str:
        """The first line of what bash says of itself, without the machine it was built for."""
        said = self._run("--version")
        return said.stdout.decode().partition("\n")[0].partition(" (")[0].replace(", version", "")

    def answer(self, text: str, language: str) -> dict[str, Any]:
        """What bash says of ``text``, which it reads and does not run."""
        Path(NAME).write_bytes(text.encode())
        said = self._run("-n", NAME)
        words = said.stderr.decode("utf-8", "replace")
        faults = FAULT.findall(words)
        if not faults and (said.returncode or words):
            raise RuntimeError(f"bash ended with {said.returncode}: {words.strip()[-300:]}")
        return {"found": [_found(int(line), message) for line, message in faults]}

    def _run(self, *arguments: str) -> subprocess.CompletedProcess[bytes]:
        return subprocess.run(
            [self._program, "--norc", "--noprofile", *arguments],
            env=ENVIRONMENT,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=SECONDS,
            check=False,
        )


def _found(line: int, message: str) -> dict[str, Any]:
    here = message.startswith(HERE)
    began = BEGAN.search(message)
    return {
        "line": line,
        "code": HERE if here else "syntax",
        "message": message,
        "severity": "warning" if here else "error",
        "syntax": not here,
        "cause": int(next(filter(None, began.groups()))) if began else None,
    }
