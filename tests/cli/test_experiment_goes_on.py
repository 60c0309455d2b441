"""An experiment that was killed while it generated goes on there with what it has."""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.run_files import run_files

Run = Callable[..., subprocess.CompletedProcess[str]]

EXPERIMENT = "name: few\ndata: {file: rows.jsonl}\ngenerate: {samples: 2}\n"


@pytest.mark.parametrize(
    ("lost", "words"),
    [
        (["shards/00000.done", "shards/00000.jsonl"], "Going on after 0 programs."),
        # Not even begun, or done but for the experiment's own mark.
        (["manifest.json"], "3 programs: 6 sequences"),
        ([], "The run in 'generate' is complete"),
    ],
)
def test_generate_goes_on(
    lintseq: Run,
    write_rows: Callable[..., Path],
    tmp_path: Path,
    lost: list[str],
    words: str,
) -> None:
    write_rows(tmp_path / "rows.jsonl", [{"code": f"a = {n}\nb = a\n"} for n in range(3)])
    (tmp_path / "few.yaml").write_text(EXPERIMENT)
    assert lintseq("run", "few.yaml", "-q", cwd=tmp_path).returncode == 0
    work = tmp_path / "runs" / "few"
    before = run_files(work / "generate")
    (work / "steps" / "generate.done").unlink()
    for name in lost:
        (work / "generate" / name).unlink()
    assert lintseq("run", "few.yaml", "-q", cwd=tmp_path).returncode == 0
    assert (work / "logs" / "generate.log").read_text().startswith(words)
    assert run_files(work / "generate") == before
