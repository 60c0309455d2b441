"""The campaign over languages tells what it finds, and goes on where it was left."""

from __future__ import annotations

import gzip
import importlib
import json
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

FOLDER = Path(__file__).parent / "full_data"
PROGRAMS = ["a = 1\nb = a\nprint(b)\n", "import os\nprint(os, missing)\n", "def broken(:\n"]


@pytest.fixture
def campaign(monkeypatch: pytest.MonkeyPatch) -> Any:
    monkeypatch.syspath_prepend(str(FOLDER))
    names = ("command", "programs")
    return SimpleNamespace(
        **{name: importlib.import_module(f"language_campaign.{name}") for name in names}
    )


@pytest.fixture
def data(tmp_path: Path) -> Path:
    folder = tmp_path / "data"
    folder.mkdir()
    files = [{"id": f"file-{n}", "text": text} for n, text in enumerate(PROGRAMS)]
    solutions = [
        {"id": "HumanEval/0/python", "language": "python", "code": "c = 1\n"},
        {"id": "HumanEval/0/rust", "language": "rust", "code": "fn f() {}\n"},
    ]
    rust = [
        {"task_id": "Rust/0", "prompt": "// p\n", "declaration": "d\n", "canonical_solution": "s\n"}
    ]
    java = [
        {"task_id": "Java/0", "prompt": "p\n", "declaration": "d\n", "canonical_solution": "s\n"}
    ]
    for name, rows in {
        "files_python": files,
        "poly_humaneval_solutions": solutions,
        "humaneval_x_rust": rust,
        "humaneval_x_java": java,
    }.items():
        with gzip.open(folder / f"{name}.jsonl.gz", "wt", encoding="utf-8") as out:
            out.writelines(json.dumps(row) + "\n" for row in rows)
    return folder


def test_programs_are_put_together(campaign: Any, data: Path) -> None:
    found = {name: campaign.programs.programs(data, name) for name in ("python", "rust", "java")}
    assert {given.id for given in found["python"]} == {
        *(f"file-{n}" for n in range(3)),
        "HumanEval/0/python",
    }
    assert sorted(given.text for given in found["rust"]) == ["// p\nd\ns\n", "fn f() {}\n"]
    assert [given.text for given in found["java"]] == ["p\ns\n"]


def test_the_campaign_goes_on_and_tells_everything(
    campaign: Any, data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    page, kept = tmp_path / "page.md", tmp_path / "kept"
    words = ["--data", str(data), "python", "--presets", "default", "--keep", str(kept)]
    assert campaign.command.main([*words, "--programs", "1"]) == 0
    assert "1 of 4 programs" in capsys.readouterr().out
    assert campaign.command.main([*words, "--log", str(page)]) == 0
    assert "4 of 4 programs" in capsys.readouterr().out
    told = page.read_text("utf-8")
    assert "| python | pyflakes | semantic | default | 4 | 4 | 1 |" in told
    assert "| python | pyflakes | syntax | 1 | 25.0% |" in told
    assert "| python | pyflakes | 3 | 33.3% |" in told
