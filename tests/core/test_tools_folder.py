"""Where lintseq keeps tools: where the user says, or else in the user's cache folder."""

from __future__ import annotations

from pathlib import Path

import pytest

from lintseq.core.tools_folder import tools_folder


@pytest.fixture(autouse=True)
def _no_variables(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for name in ("LINTSEQ_HOME", "XDG_CACHE_HOME"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    monkeypatch.chdir(tmp_path)


def test_it_is_in_the_cache_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert tools_folder() == tmp_path / "home" / ".cache" / "lintseq"
    monkeypatch.setenv("XDG_CACHE_HOME", "relative")
    assert tools_folder() == tmp_path / "home" / ".cache" / "lintseq"
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    assert tools_folder() == tmp_path / "cache" / "lintseq"


def test_it_is_where_the_user_says(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.setenv("LINTSEQ_HOME", "here")
    assert tools_folder() == tmp_path / "here"
