"""``plugins`` and ``doctor`` in an environment with nothing strange in it."""

from __future__ import annotations

import platform
import subprocess
from collections.abc import Callable

import lintseq

Finished = subprocess.CompletedProcess[str]
Run = Callable[..., Finished]


def test_every_kind_of_plugin_is_listed(here: Run) -> None:
    done = here("plugins")
    assert (done.returncode, done.stderr) == (0, "")
    head, *lines = done.stdout.rstrip("\n").split("\n")
    assert head.split() == ["kind", "name", "supplied", "by", "what", "it", "is"]
    ours = [line for line in lines if f"  lintseq {lintseq.__version__}  " in line]
    kinds = {line.split("  ")[0] for line in ours}
    data = {"language", "linter", "sampler", "format", "shape", "input format", "engine"}
    learning = {"trainer", "kind of model", "benchmark", "sandbox", "metric", "stage"}
    assert kinds == data | learning


def test_the_doctor_finds_fault_only_where_there_is_one(here: Run) -> None:
    done, checked = here("doctor"), here("doctor", "--check")
    assert (done.returncode, done.stderr) == (0, "")
    first, *lines = done.stdout.rstrip("\n").split("\n")
    assert first == f"ok      lintseq {lintseq.__version__}, Python {platform.python_version()}"
    assert any(line.startswith("ok      linter pyflakes: pyflakes ") for line in lines)
    assert checked.returncode == any(not line.startswith("ok ") for line in lines)
