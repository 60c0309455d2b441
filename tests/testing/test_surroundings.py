"""What a linter may leave behind shows, and another process is another one."""

from __future__ import annotations

import importlib
import os
import random
import sys
import warnings
from collections.abc import Callable
from pathlib import Path

import pytest

from lintseq.testing.another_process import in_another_process
from lintseq.testing.surroundings import Surroundings

DISTURBANCES: dict[str, Callable[[], object]] = {
    "a file": lambda: Path("left").write_text(""),
    "the current folder": lambda: os.chdir(".."),
    "a variable": lambda: os.environ.update(LEFT="1"),
    "the import path": lambda: sys.path.append("left"),
    "the recursion limit": lambda: sys.setrecursionlimit(sys.getrecursionlimit() + 1),
    "the warning filters": lambda: warnings.simplefilter("ignore"),
    "the global random source": random.random,
}


@pytest.mark.parametrize("what", DISTURBANCES)
def test_disturbances_show(what: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(sys, "path", [*sys.path])
    monkeypatch.setenv("LEFT", "0")
    limit, chance = sys.getrecursionlimit(), random.getstate()
    before = Surroundings.now()
    assert Surroundings.now() == before
    with warnings.catch_warnings():
        DISTURBANCES[what]()
        after = Surroundings.now()
    sys.setrecursionlimit(limit)
    random.setstate(chance)
    assert after != before


def test_another_process_hashes_otherwise() -> None:
    assert in_another_process(hash, "a") != hash("a")


def test_another_process_imports_what_this_one_can(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "far_away.py").write_text(
        "def shout(word, times):\n    return word.upper() * times\n"
    )
    monkeypatch.syspath_prepend(tmp_path)
    far_away = importlib.import_module("far_away")
    assert in_another_process(far_away.shout, "a", times=2) == "AA"


def test_what_goes_wrong_in_another_process_is_told() -> None:
    with pytest.raises(AssertionError, match="invalid literal for int"):
        in_another_process(int, "a")
