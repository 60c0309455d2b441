"""``lintseq doctor`` says which sandboxes work, and what installs one that is missing."""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

Run = Callable[..., subprocess.CompletedProcess[str]]


def test_sandboxes_that_work_are_listed(here: Run) -> None:
    lines = here("doctor").stdout.split("\n")
    assert any(line.startswith("ok      sandbox bubblewrap, tier strong: ") for line in lines)
    assert any(line.startswith("ok      sandbox unsafe, tier none: nothing but ") for line in lines)


def test_what_is_missing_is_said_with_its_remedy(
    here: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    line = "missing sandbox bubblewrap, tier strong: bubblewrap is not installed; run: "
    assert f"{line}apt-get install bubblewrap\n" in here("doctor").stdout
