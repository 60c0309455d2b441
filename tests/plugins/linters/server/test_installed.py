"""What is built on the user's machine: once, whole or not at all."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest

from lintseq.core.errors import LinterFailed
from lintseq.plugins.linters.server.installed import installed


def test_it_is_built_once(tmp_path: Path) -> None:
    folder = tmp_path / "tools" / "1"
    built: list[Path] = []

    def build(draft: Path) -> None:
        built.append(draft)
        (draft / "program").write_text("it")

    for _ in range(2):
        assert installed(folder, build) == folder
    assert (folder / "program").read_text() == "it"
    assert len(built) == 1


def test_other_users_may_read_it(tmp_path: Path) -> None:
    def build(draft: Path) -> None:
        for name, mode in (("program", 0o700), ("data", 0o600)):
            (draft / name).touch(mode)
        draft.chmod(0o700)

    folder = installed(tmp_path / "1", build)
    modes = {path.name: path.stat().st_mode & 0o777 for path in (folder, *folder.iterdir())}
    assert modes == {"1": 0o755, "program": 0o755, "data": 0o644}


def test_why_it_cannot_be_is_told_in_words(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    words = r"cannot be installed \(Not a directory\); set LINTSEQ_HOME to a folder"
    with pytest.raises(LinterFailed, match=words):
        installed(tmp_path / "file" / "tools" / "1", Path.touch)


def test_half_of_it_is_never_there(tmp_path: Path) -> None:
    folder = tmp_path / "1"

    def build(draft: Path) -> None:
        (draft / "half").touch()
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        installed(folder, build)
    assert [path.name for path in tmp_path.iterdir()] == ["1.lock"]


def test_what_was_left_half_done_is_done_anew(tmp_path: Path) -> None:
    (tmp_path / "1.part").mkdir()
    (tmp_path / "1.part" / "half").touch()
    folder = installed(tmp_path / "1", lambda draft: (draft / "whole").touch())
    assert [path.name for path in folder.iterdir()] == ["whole"]


def test_of_several_at_once_one_builds(tmp_path: Path) -> None:
    folder = tmp_path / "1"
    begun = threading.Barrier(4)
    built: list[Path] = []

    def ask() -> None:
        begun.wait()
        installed(folder, built.append)

    threads = [threading.Thread(target=ask) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(built) == 1


def test_a_folder_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(LinterFailed, match="LINTSEQ_HOME"):
        installed(tmp_path / "file" / "1", Path.touch)
