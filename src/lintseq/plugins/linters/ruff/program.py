"""Ruff as a program: where it is, and what it prints."""

from __future__ import annotations

import shutil
import subprocess
import sysconfig
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from lintseq.core.errors import LinterFailed, LinterUnavailable, LintseqError, ProgramRejected

INSTALL = "pip install 'lintseq[ruff]'"
SECONDS = 60
"""How long ruff may take for one text: a thousand times what it takes for a long one."""


@dataclass(frozen=True, slots=True)
class Answer:
    """How ruff ended, and what it printed.

    Attributes:
        status: 0 if it found nothing, 1 if it found something.
        text: its standard output.
    """

    status: int
    text: str


@lru_cache(maxsize=1)
def find_ruff() -> str:
    """Ruff beside the Python that runs this, or else the first one on the path."""
    beside = Path(sysconfig.get_path("scripts"), "ruff")
    found = beside if beside.is_file() else shutil.which("ruff")
    if found is None:
        raise LinterUnavailable(f"The linter 'ruff' is not installed; run: {INSTALL}")
    return str(Path(found).resolve())


def run_ruff(*arguments: str, text: str = "") -> Answer:
    """What ruff answers to ``text`` on standard input."""
    program = find_ruff()
    try:
        done = subprocess.run(
            [program, *arguments],
            input=text.encode(),
            capture_output=True,
            timeout=SECONDS,
            # Nothing of ours reaches it: no variable, and no folder in which it might look.
            env={},
            cwd=Path(program).anchor,
            check=False,
        )
    except subprocess.TimeoutExpired:
        raise ProgramRejected(
            "timeout", f"ruff did not finish within {SECONDS} seconds; leave the program out."
        ) from None
    except OSError as error:
        raise LinterFailed(f"ruff cannot be started ({error}); install it again.") from error
    if done.returncode not in (0, 1):
        raise _failure(done.returncode, done.stderr.decode(errors="replace").strip())
    return Answer(done.returncode, done.stdout.decode(errors="replace"))


def _failure(status: int, words: str) -> LintseqError:
    if "overflowed its stack" in words:
        return ProgramRejected("nesting", "The program is nested too deeply for ruff's parser.")
    return LinterFailed(
        f"ruff failed with status {status} ({words[-300:]}); install another version of it."
    )
