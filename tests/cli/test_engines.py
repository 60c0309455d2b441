"""Engines on the command line: Ray is loaded by runs that use it, and missed before they begin."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

Run = Callable[..., subprocess.CompletedProcess[str]]
Refusal = Callable[..., str]

PROGRAM = "a = 1\nb = a\n"


@pytest.mark.parametrize(
    "arguments", [["--help"], ["plugins"], ["doctor"], ["generate", "--lang", "python", "a.py"]]
)
def test_ray_is_loaded_by_nothing_else(
    environment: Mapping[str, str], tmp_path: Path, arguments: list[str]
) -> None:
    (tmp_path / "a.py").write_text(PROGRAM)
    code = (
        f"import sys; from lintseq.cli.main import run; status = run({arguments}); "
        "sys.exit('Ray was loaded' if 'ray' in sys.modules else status)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code],
        cwd=tmp_path,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr


def test_without_ray_nothing_is_touched(
    here: Run, refusal: Refusal, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a.py").write_text(PROGRAM)
    (tmp_path / "rows.jsonl").write_text("old\n")
    monkeypatch.setitem(sys.modules, "ray", None)
    command = ["generate", "--lang", "python", "a.py", "--engine", "ray"]
    assert refusal(here(*command, "-o", "rows.jsonl", "--overwrite"), 3) == (
        "The engine 'ray' needs ray, which is not installed; run: pip install 'lintseq[ray]'"
    )
    assert (tmp_path / "rows.jsonl").read_text() == "old\n"
