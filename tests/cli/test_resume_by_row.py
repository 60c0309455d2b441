"""A run in many languages goes on, too: to the same bytes, if each is judged as it was."""

from __future__ import annotations

import json
import shutil
import subprocess
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest

from tests.cli.test_languages_by_row import MIXED

Run = Callable[..., subprocess.CompletedProcess[str]]
Refusal = Callable[..., str]

OPTIONS = ("--lang", "auto", "-s", 2, "-w", 1, "--shard-records", 3, "--min-confidence", 0.6)


@pytest.fixture(scope="module")
def made(
    lintseq: Run,
    write_rows: Callable[[Path, Sequence[object]], Path],
    tmp_path_factory: pytest.TempPathFactory,
) -> Path:
    """A run over rows in many languages that nothing disturbed."""
    folder = tmp_path_factory.mktemp("made")
    write_rows(folder / "rows.jsonl", MIXED)
    done = lintseq("generate", "rows.jsonl", *OPTIONS, "-q", "-o", "run/", cwd=folder)
    assert done.returncode == 0, done.stderr
    return folder / "run"


@pytest.fixture
def begun(made: Path, tmp_path: Path) -> Path:
    """The same, killed after the first shard, when three languages had occurred."""
    run = tmp_path / "run"
    shutil.copytree(made, run)
    (run / "rejects.jsonl").unlink()
    for path in (run / "shards").iterdir():
        if path.name >= "00001":
            path.unlink()
    manifest = read_manifest(run)
    languages = {name: manifest["languages"][name] for name in ("python", "yaml", "toml")}
    write_manifest(run, {**manifest, "status": "running", "languages": languages})
    return run


def read_manifest(run: Path) -> dict[str, Any]:
    told: dict[str, Any] = json.loads((run / "manifest.json").read_bytes())
    return told


def write_manifest(run: Path, manifest: dict[str, Any]) -> None:
    (run / "manifest.json").write_text(json.dumps(manifest))


def files(run: Path) -> dict[str, bytes]:
    paths = [path for path in run.rglob("*") if path.is_file() and path.name != "manifest.json"]
    return {str(path.relative_to(run)): path.read_bytes() for path in paths}


def test_it_ends_as_if_nothing_had_been(lintseq: Run, made: Path, begun: Path) -> None:
    done = lintseq("generate", "--resume", begun, cwd=begun.parent)
    assert done.returncode == 0, done.stderr
    assert files(begun) == files(made)
    told, was = read_manifest(begun), read_manifest(made)
    assert told["languages"] == was["languages"]
    assert told["counts"] == was["counts"]


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"languages": {"yaml": {"unavailable": "not here"}}}, "what judges yaml was"),
        ({"versions": {"magika": "0.1"}}, "the version of magika was '0.1'"),
        ({"settings": {"min_confidence": 0.5}}, "the setting 'min_confidence' was 0.5"),
    ],
)
def test_it_is_refused_where_something_judges_otherwise(
    here: Run, refusal: Refusal, begun: Path, change: dict[str, dict[str, Any]], words: str
) -> None:
    manifest = read_manifest(begun)
    ((part, parts),) = change.items()
    write_manifest(begun, {**manifest, part: {**manifest[part], **parts}})
    assert words in refusal(here("generate", "--resume", begun))
