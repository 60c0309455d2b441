"""A run whose servers are killed while it works: the same bytes, no record lost, nothing left."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.plugins.linters.server_troubles import descendants, is_running

pytestmark = pytest.mark.needs("ruby")

PROGRAM = """\
class Stack{number}
  def initialize
    @items = []
  end

  # Puts one on top.
  def push(item)
    if item.nil?
      raise ArgumentError, "nothing"
    else
      @items << item
    end
    self
  end

  def pop
    @items.pop
  end
end
"""
RECORDS = 120
KILLS = 6
PAUSE = 0.6
"""Seconds between two kills: a text is tried again, once."""
PATIENCE = 120.0


@pytest.fixture
def programs(tmp_path: Path) -> Path:
    path = tmp_path / "programs.jsonl"
    rows = [
        {"id": f"p{number}", "program": PROGRAM.format(number=number)} for number in range(RECORDS)
    ]
    path.write_text("".join(f"{json.dumps(row)}\n" for row in rows))
    return path


def start(programs: Path, out: Path) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", "lintseq", "--lang", "ruby", str(programs), "-w", "2"]
    with out.with_suffix(".log").open("wb") as log:
        return subprocess.Popen([*command, "-o", str(out)], stderr=log)


def servers_of(pid: int) -> list[int]:
    """The servers that a run has started: Ruby in a sandbox, not Ruby asked for its folders."""
    running = {child: _name_and_parent(child) for child in sorted(descendants(pid))}
    sandboxes = {child for child, (name, _) in running.items() if name == "bwrap"}
    return [
        child
        for child, (name, parent) in running.items()
        if name.startswith("ruby") and parent in sandboxes
    ]


def _name_and_parent(pid: int) -> tuple[str, int]:
    """The name of a process, and its parent; of one that has ended there is none."""
    try:
        told = Path(f"/proc/{pid}/stat").read_text("utf-8")
    except OSError:
        return "", 0
    before, _, after = told.rpartition(")")
    return before.partition("(")[2], int(after.split()[1])


def test_killed_servers_change_nothing(programs: Path, tmp_path: Path) -> None:
    quiet, disturbed = tmp_path / "quiet.jsonl", tmp_path / "disturbed.jsonl"
    assert start(programs, quiet).wait(PATIENCE) == 0
    run = start(programs, disturbed)
    killed: set[int] = set()
    seen: set[int] = set()
    while run.poll() is None:
        seen |= descendants(run.pid)
        fresh = [pid for pid in servers_of(run.pid) if pid not in killed]
        if fresh and len(killed) < KILLS:
            os.kill(fresh[-1], signal.SIGKILL)
            killed.add(fresh[-1])
        time.sleep(PAUSE)
    assert killed, "nothing was killed: the run was over too soon"
    assert run.returncode == 0, disturbed.with_suffix(".log").read_text()
    assert disturbed.read_bytes() == quiet.read_bytes()
    assert [pid for pid in seen if is_running(pid)] == []


def test_servers_end_with_a_run_that_is_killed(programs: Path, tmp_path: Path) -> None:
    run = start(programs, tmp_path / "out.jsonl")
    deadline = time.monotonic() + PATIENCE
    while len(servers_of(run.pid)) < 2:
        assert time.monotonic() < deadline
        assert run.poll() is None, "the run was over too soon"
        time.sleep(0.01)
    seen = descendants(run.pid)
    run.kill()
    run.wait()
    while any(is_running(pid) for pid in seen):
        assert time.monotonic() < deadline, "a server outlives its run"
        time.sleep(0.05)
