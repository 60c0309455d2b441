"""``lintseq convert``: there and back again, nothing is changed."""

from __future__ import annotations

import json
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from datasets import ClassLabel, Dataset, Features, Value, load_from_disk
from datasets.utils.logging import disable_progress_bar

disable_progress_bar()

Finished = subprocess.CompletedProcess[str]
Run = Callable[..., Finished]
Refusal = Callable[..., str]
Write = Callable[..., Path]

PROGRAMS = [
    {"id": "a", "instruction": "Set x.", "code": "x = 1\ny = x\n", "stars": 1},
    {"id": "b", "code": "x = 2\nprint(x)\n", "more": {"ü": [None, "\ud800"]}},
]


@pytest.fixture
def shards(here: Run, tmp_path: Path, write_rows: Write) -> Path:
    """The only shard of a run folder."""
    write_rows(tmp_path / "in.jsonl", PROGRAMS)
    assert here("-l", "python", "in.jsonl", "-w", 1, "-q", "-o", "run/").returncode == 0
    return tmp_path / "run" / "shards" / "00000.jsonl"


@pytest.mark.parametrize(
    "out", ["rows.parquet", "hf:rows", "rows.json", "rows.arrows", "r.jsonl.gz"]
)
def test_a_run_folder_there_and_back(here: Run, shards: Path, tmp_path: Path, out: str) -> None:
    done = here("convert", "run/", "-o", out)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", f"10 rows → {out}\n")
    name = out.removeprefix("hf:")
    assert here("convert", name, "-q", "-o", "back.jsonl").returncode == 0
    # Where all rows have all columns, and all keys, even the bytes are the same.
    assert (tmp_path / "back.jsonl").read_bytes() == shards.read_bytes()


def test_several_are_put_together_in_order(here: Run, shards: Path, tmp_path: Path) -> None:
    assert here("convert", "run/", "-q", "-o", "one.parquet").returncode == 0
    done = here("convert", "one.parquet", "run/", "-o", "two.jsonl")
    assert done.stderr == "20 rows → two.jsonl\n"
    assert (tmp_path / "two.jsonl").read_bytes() == 2 * shards.read_bytes()


def test_types_are_kept(here: Run, tmp_path: Path) -> None:
    features = Features({"code": Value("string"), "label": ClassLabel(names=["a", "b"])})
    Dataset.from_list([{"code": "x", "label": 1}], features=features).save_to_disk(tmp_path / "ds")
    shutil.copytree(tmp_path / "ds", tmp_path / "copy")
    assert here("convert", "ds", "copy", "-q", "-o", "both.parquet").returncode == 0
    assert here("convert", "both.parquet", "-q", "-o", "hf:both").returncode == 0
    assert load_from_disk(str(tmp_path / "both")).features == features


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["gone.jsonl", "-o", "x.parquet"], "There is no file 'gone.jsonl'"),
        (["torn.jsonl", "-o", "x.parquet"], "torn.jsonl:2: not JSON: "),
        (["torn.jsonl", "-o", "x.jsonl"], "torn.jsonl:2: not JSON: "),
        (["folder", "-o", "x.jsonl"], "'folder' is no run folder: "),
        (["torn.jsonl", "-o", "torn.jsonl"], "'torn.jsonl' exists: give --overwrite"),
        (
            ["torn.jsonl", "./torn.jsonl", "-o", "x.jsonl"],
            "'./torn.jsonl' is named twice, also as 'torn.jsonl': leave one out.",
        ),
        (
            ["half", "-o", "x.jsonl"],
            "The run in 'half' is running, not complete: go on with it by ",
        ),
        (["torn.jsonl", "-o", ""], "'' names no file: name one, or a dataset's folder by hf:NAME."),
        (
            ["torn.jsonl", "-o", "."],
            "'.' names no file: name one, or a dataset's folder by hf:NAME.",
        ),
        (["torn.jsonl", "-o", "hf:"], "'hf:' names no file: name one, or a dataset's folder by hf"),
        (["torn.jsonl", "-o", "x/"], "'x/' is to be a folder: name a file, or a dataset's by hf:N"),
        (["torn.jsonl", "-o", "x.tsv"], "'x.tsv' cannot be written, as the format 'tsv' is only"),
    ],
)
def test_errors(
    here: Run, refusal: Refusal, tmp_path: Path, arguments: list[Any], sentence: str
) -> None:
    (tmp_path / "folder").mkdir()
    (tmp_path / "half" / "shards").mkdir(parents=True)
    (tmp_path / "half" / "manifest.json").write_text('{"status": "running"}')
    (tmp_path / "torn.jsonl").write_text(json.dumps({"a": 1}) + "\n{\n")
    before = sorted(tmp_path.iterdir())
    assert refusal(here("convert", *arguments)).startswith(sentence)
    assert sorted(tmp_path.iterdir()) == before
