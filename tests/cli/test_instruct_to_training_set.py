"""The example that comes with lintseq: from instructions to a training set, in one command."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from lintseq import apply

Finished = subprocess.CompletedProcess[str]
Run = Callable[..., Finished]
Refusal = Callable[..., str]
Read = Callable[[Path], list[dict[str, Any]]]
Write = Callable[..., Path]

EXAMPLES = Path(__file__).parents[2] / "examples"
EXPERIMENT = "instruct_to_training_set.yaml"
BENCHMARKS = ("humaneval.jsonl", "mbpp.jsonl")
COMMAND = ("run", EXPERIMENT, "-o", "work", "-w", 1)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with the example, its data and its benchmarks."""
    for name in (EXPERIMENT, "instruct.jsonl", *BENCHMARKS):
        shutil.copy(EXAMPLES / name, tmp_path)
    return tmp_path


@pytest.mark.campaign
def test_the_example_makes_a_training_set_without_benchmarks(
    here: Run, folder: Path, read_rows: Read
) -> None:
    done = here(*COMMAND)
    assert done.returncode == 0, done
    work = folder / "work"
    *removed, account = read_rows(work / "dedup.report.jsonl")
    assert account["rows"] == 18
    assert account["kept"] + len(removed) == 18
    assert {row["id"] for row in removed if row["kind"] == "contaminated"} == {
        f"mbpp-{number}" for number in (1, 2, 3, 4)
    }
    given = {row["id"]: row for row in read_rows(work / "dedup.jsonl")}
    counts = json.loads((work / "generate" / "manifest.json").read_bytes())["counts"]
    assert counts["records"] == account["kept"]
    assert counts["rows"] == 5 * (counts["records"] - counts["rejects"])
    assert here("verify", "work/generate", "-q").returncode == 0
    examples = read_rows(work / "render" / "train.jsonl")
    assert len(examples) == counts["rows"]
    for example in examples:
        pair = given[example["id"]]
        assert example["prompt"] == pair["instruction"]
        assert apply(example["completion"]).program == pair["response"]
    sequences = json.loads((work / "stats.json").read_bytes())["total"]["sequences"]
    assert sequences["count"] * sequences["mean"] == len(examples)
    assert Counter(row["language"] for row in examples)["python"] == 40
    against = [word for name in BENCHMARKS for word in ("--against", name)]
    columns = ("--program-column", "completion", "--instruction-column", "prompt")
    train = "work/render/train.jsonl"
    here("dedup", train, *against, *columns, "--no-near", "-q", "-o", "again.jsonl")
    assert read_rows(folder / "again.report.jsonl")[-1]["removed"]["contaminated"] == 0


def test_its_training_set_loads_as_a_dataset(
    here: Run, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(os.environ, "HF_HUB_OFFLINE", "1")
    import datasets

    datasets.utils.logging.disable_progress_bar()
    lines = (folder / "instruct.jsonl").read_text("utf-8").split("\n")
    (folder / "mine.jsonl").write_text(lines[0] + "\n", "utf-8")
    assert here(*COMMAND, "--data", "mine.jsonl", "-q").returncode == 0
    cache = str(folder / "cache")
    loaded = datasets.load_dataset("work/render", split="train", cache_dir=cache)
    examples = (folder / "work" / "render" / "train.jsonl").read_text("utf-8").split("\n")[:-1]
    assert loaded.to_list() == [json.loads(line) for line in examples]
    assert {row["prompt"] for row in loaded} <= {json.loads(lines[0])["instruction"]}


def test_rows_of_ones_own_are_looked_for_from_here(
    here: Run, refusal: Refusal, folder: Path, write_rows: Write
) -> None:
    (folder / "elsewhere").mkdir()
    write_rows(folder / "mine.jsonl", [{"code": "x = 1\n"}])
    (folder / EXPERIMENT).rename(folder / "elsewhere" / EXPERIMENT)
    for name in ("instruct.jsonl", *BENCHMARKS):
        (folder / name).rename(folder / "elsewhere" / name)
    experiment = f"elsewhere/{EXPERIMENT}"
    planned = here("run", experiment, "--data", "mine.jsonl", "--plan").stdout
    assert f"dedup {folder / 'mine.jsonl'} --against {folder / 'elsewhere'}/" in planned
    said = refusal(here("run", experiment, "--data", "mine.jsnl"))
    assert said == "There is no file 'mine.jsnl': did you mean 'mine.jsonl'?"
