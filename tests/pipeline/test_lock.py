"""One holder at a time, however the last one ended."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

from lintseq.core.errors import UsageError
from lintseq.pipeline.lock import locked

HOLD = """
import sys, time
from pathlib import Path
from lintseq.pipeline.lock import locked
with locked(Path(sys.argv[1]), keep=False):
    print("held", flush=True)
    time.sleep(600)
"""


@pytest.mark.parametrize("keep", [False, True])
def test_a_lock_is_free_when_its_holder_was_killed(tmp_path: Path, keep: bool) -> None:
    path = tmp_path / ".lock"
    command = [sys.executable, "-c", HOLD, str(path)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as holder:
        assert holder.stdout is not None
        assert holder.stdout.readline() == "held\n"
        words = f"Another run is at work in '{tmp_path}' (process {holder.pid}): wait for its end"
        with pytest.raises(UsageError, match=re.escape(words)), locked(path, patience=0):
            pass
        assert path.exists(), "who was refused removes nothing"
        holder.kill()
    assert path.exists(), "who is killed leaves the file behind"
    with locked(path, keep=keep):
        assert path.exists()
    assert path.exists() == keep


def test_a_lock_on_a_file_that_was_removed_is_none(tmp_path: Path) -> None:
    path = tmp_path / ".lock"
    with locked(path, keep=False):
        path.unlink()
        with locked(path, patience=0), pytest.raises(UsageError), locked(path, patience=0):
            pass
