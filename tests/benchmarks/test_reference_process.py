from __future__ import annotations

import sys
from pathlib import Path

import click
import pytest

from benchmarks.contenders import Draw, Failure
from benchmarks.reference import reference
from lintseq.core.program import Program

WORKER = """
import json, sys, time

print(json.dumps({"pylintseq": "0"}), flush=True)
for line in sys.stdin:
    program = json.loads(line)["program"]
    if program == "hang":
        time.sleep(60)
    if program == "die":
        sys.exit(1)
    drawn = {"seconds": 2, "lints": 3, "sizes": [[1, 2]]}
    print(json.dumps({"failure": "none"} if program == "none" else drawn), flush=True)
"""


@pytest.fixture
def worker(tmp_path: Path) -> list[str]:
    script = tmp_path / "worker.py"
    script.write_text(WORKER)
    return [sys.executable, "-I", str(script)]


def test_answers_and_failures_are_told_apart_and_the_worker_comes_back(worker: list[str]) -> None:
    with reference(worker, limit=60) as contender:
        assert contender.versions == {"pylintseq": "0"}
        results = [
            contender.draw(Program(text, "python"), 0) for text in ("fine", "none", "die", "fine")
        ]
    good = Draw(seconds=2, lints=3, sizes=[[1, 2]])
    assert results == [good, Failure("none"), Failure("died"), good]


def test_a_worker_that_hangs_is_replaced(worker: list[str]) -> None:
    with reference(worker, limit=0.2) as contender:
        first = contender.start()
        assert contender.draw(Program("hang", "python"), 0) == Failure("out of time")
        assert first.returncode is not None
        assert contender.start().poll() is None


def test_a_worker_that_does_not_start_is_an_error_that_says_what_to_do() -> None:
    with (
        pytest.raises(click.ClickException, match="--no-reference"),
        reference([sys.executable, "-I", "-c", "pass"], limit=1.0),
    ):
        pass
