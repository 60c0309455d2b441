"""The command line as its users have it: the real console script, and plugins by strangers."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest

from lintseq.cli.main import run

Finished = subprocess.CompletedProcess[str]
Run = Callable[..., Finished]

LINTSEQ = str(Path(sys.executable).parent / "lintseq")
PLUGINS = Path(__file__).parent / "plugins"
LOOKS = ("COLUMNS", "LINES", "NO_COLOR", "FORCE_COLOR", "TTY_", "TERM")
CODE = ("PYTHON", "LC_", "LANG")


@pytest.fixture(scope="session")
def environment() -> dict[str, str]:
    """Our environment without what would change the looks or the code of a command."""
    ours = (*LOOKS, *CODE)
    kept = {name: value for name, value in os.environ.items() if not name.startswith(ours)}
    return {**kept, "LC_ALL": "C.UTF-8", "TERM": "xterm-256color"}


@pytest.fixture(scope="session")
def lintseq(environment: dict[str, str]) -> Run:
    """Runs the console script in the folder ``cwd``, and waits for its end."""

    def call(
        *arguments: object,
        cwd: Path,
        stdin: bytes = b"",
        env: Mapping[str, str] | None = None,
        before: Sequence[str] = (),
    ) -> Finished:
        command = [*before, LINTSEQ, *map(str, arguments)]
        around = {**environment, **(env or {})}
        done = subprocess.run(
            command, cwd=cwd, env=around, input=stdin, capture_output=True, timeout=100, check=False
        )
        return Finished(
            command, done.returncode, done.stdout.decode("utf-8"), done.stderr.decode("utf-8")
        )

    return call


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]) -> Run:
    """Runs the command line in this process, in the folder of the test."""
    monkeypatch.chdir(tmp_path)
    for name in [name for name in os.environ if name.startswith(LOOKS)]:
        monkeypatch.delenv(name)

    def call(*arguments: object) -> Finished:
        words = [str(argument) for argument in arguments]
        capfd.readouterr()
        code = run(words)
        sys.stdout.flush()
        said = capfd.readouterr()
        return Finished(words, code, said.out, said.err)

    return call


@pytest.fixture(scope="session")
def refusal() -> Callable[..., str]:
    """What a run that failed said: one sentence, nothing else, and no data."""

    def sentence(finished: Finished, code: int = 2) -> str:
        assert (finished.returncode, finished.stdout) == (code, ""), finished
        lines = finished.stderr.split("\n")
        assert len(lines) == 2, finished.stderr
        assert lines[0].startswith("Error: "), finished.stderr
        assert lines[1] == ""
        return lines[0].removeprefix("Error: ")

    return sentence


@pytest.fixture(scope="session")
def plugged(tmp_path_factory: pytest.TempPathFactory) -> Callable[..., dict[str, str]]:
    """Installs modules of the folder ``plugins``; returns the variables by which they are found."""

    def install(*names: str) -> dict[str, str]:
        site = tmp_path_factory.mktemp("site")
        for name in names:
            shutil.copy(PLUGINS / f"{name}.py", site)
            info = site / f"{name}-1.0.dist-info"
            info.mkdir()
            metadata = f"Metadata-Version: 2.1\nName: {name}\nVersion: 1.0\n"
            (info / "METADATA").write_text(metadata, "utf-8")
            (info / "entry_points.txt").write_text(f"[lintseq]\n{name} = {name}\n", "utf-8")
        return {"PYTHONPATH": str(site)}

    return install


@pytest.fixture(scope="session")
def write_rows() -> Callable[[Path, Sequence[object]], Path]:
    """Writes JSON lines."""

    def write(path: Path, rows: Sequence[object]) -> Path:
        path.write_text("".join(f"{json.dumps(row)}\n" for row in rows), "utf-8")
        return path

    return write


@pytest.fixture(scope="session")
def read_rows() -> Callable[[Path | str], list[dict[str, Any]]]:
    """Reads JSON lines, of a file or as text; a torn line is an error."""

    def read(rows: Path | str) -> list[dict[str, Any]]:
        text = rows.read_text("utf-8") if isinstance(rows, Path) else rows
        *lines, rest = text.split("\n")
        assert rest == "", "the last line is torn"
        return [json.loads(line) for line in lines]

    return read
