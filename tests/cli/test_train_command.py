"""``lintseq train``: what it prints and leaves, what it refuses; a kill changes nothing."""

from __future__ import annotations

import json
import re
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Finished = subprocess.CompletedProcess[str]
Run = Callable[..., Finished]
Refusal = Callable[..., str]

LINTSEQ = str(Path(sys.executable).parent / "lintseq")
SMALL = (
    *("--init", "micro", "--steps", 6, "--set", "device=cpu", "--set", "vocabulary=300"),
    *("--set", "batch-tokens=128", "--set", "checkpoint-steps=2"),
)
LEFT = {
    *("README.md", "config.json", "generation_config.json", "lintseq.json", "model.safetensors"),
    *("tokenizer.json", "tokenizer_config.json"),
}


@pytest.fixture(scope="module")
def data(
    lintseq: Run, write_rows: Callable[..., Path], tmp_path_factory: pytest.TempPathFactory
) -> Path:
    """A run folder of a few small programs."""
    folder = tmp_path_factory.mktemp("data")
    programs = [
        {"instruction": f"Add {n}.", "program": f"a = {n}\nb = a + {n}\nprint(b)\n"}
        for n in range(12)
    ]
    write_rows(folder / "programs.jsonl", programs)
    made = lintseq(
        *("programs.jsonl", "--lang", "python", "-s", 1, "-w", 1, "-o", "run/"), cwd=folder
    )
    assert made.returncode == 0, made
    return folder / "run"


def card(folder: Path) -> dict[str, Any]:
    told: dict[str, Any] = json.loads((folder / "lintseq.json").read_text("utf-8"))
    return told


def test_a_model_is_left_with_all_that_made_it(here: Run, data: Path, tmp_path: Path) -> None:
    done = here("train", "--arm", "baseline", "--data", data, "--out", "model", *SMALL)
    assert (done.returncode, done.stdout) == (0, ""), done
    model = tmp_path / "model"
    assert {path.name for path in model.iterdir()} == LEFT
    told = card(model)
    assert (told["arm"], told["format"], told["trainer"]) == ("baseline", "whole", "trl")
    assert (told["budget"], told["match"], told["seed"]) == ({"steps": 6}, "examples", 0)
    assert told["reference"]["steps"] == 6
    assert told["summary"]["examples"] == told["reference"]["examples"]
    assert told["summary"]["tokens"] < told["reference"]["tokens"]
    words = done.stderr
    for told_of in (told["summary"], told["reference"]):
        assert (
            f"{told_of['examples']} examples, {told_of['tokens']:,} tokens, "
            f"{told_of['steps']} steps" in words
        )
    assert f"{told['summary']['parameters']:,} parameters" in words
    readme = (model / "README.md").read_text("utf-8")
    assert readme.startswith("---\nlibrary_name: transformers\n")
    assert told["data"]["sha256"] in readme
    assert "License: unknown" in readme
    assert str(data) not in readme
    again = here("train", "--arm", "baseline", "--data", data, "--out", "model", *SMALL)
    assert "--resume" in again.stderr
    before = {path.name: path.read_bytes() for path in model.iterdir()}
    options = ("--data", data, "--out", "model", *SMALL, "--resume")
    finished = here("train", "--arm", "baseline", *options)
    assert finished.stderr == "The model in 'model' is finished.\n"
    other = here("train", "--arm", "lintseq", *options)
    assert (other.returncode, "another 'arm' (baseline, now lintseq)" in other.stderr) == (2, True)
    assert {path.name: path.read_bytes() for path in model.iterdir()} == before


@pytest.mark.campaign
def test_a_killed_run_leaves_the_same_model(
    here: Run, environment: dict[str, str], data: Path, tmp_path: Path
) -> None:
    arguments = ["train", "--arm", "lintseq", "--data", data, *SMALL]
    assert here(*arguments, "--out", "straight", "-q").stderr == ""
    command = [LINTSEQ, *map(str, arguments), "--out", "killed"]
    with subprocess.Popen(command, cwd=tmp_path, env=environment) as process:
        checkpoints = tmp_path / "killed" / "checkpoints"
        while process.poll() is None and not list(checkpoints.glob("checkpoint-*")):
            time.sleep(0.02)
        process.send_signal(signal.SIGKILL)
    assert here(*arguments, "--out", "killed", "--resume", "-q").returncode == 0
    straight, killed = tmp_path / "straight", tmp_path / "killed"
    assert {path.name for path in killed.iterdir()} == LEFT
    for name in LEFT - {"lintseq.json", "README.md"}:
        assert (killed / name).read_bytes() == (straight / name).read_bytes(), name
    one, two = card(straight), card(killed)
    for told in (one, two):
        del told["summary"]["seconds"]
    assert one == two


def test_a_batch_is_shown_token_by_token(here: Run, data: Path, tmp_path: Path) -> None:
    done = here(
        "train", "--arm", "lintseq", "--data", data, "--out", "model", *SMALL, "--show-batch"
    )
    assert (done.returncode, done.stderr) == (0, ""), done
    first, *_ = done.stdout.split("\n")
    assert "[masked] is read only, |trained| is learnt" in first
    assert "[A]" in done.stdout or "[Add]" in done.stdout
    assert "|<|diff|>|" in done.stdout
    assert done.stdout.count("|<|endoftext|>|") == int(first.split()[0])
    assert not (tmp_path / "model").exists()


def changed(data: Path, folder: Path, **columns: object) -> Path:
    row = json.loads((data / "shards" / "00000.jsonl").read_text("utf-8").split("\n")[0])
    path = folder / "rows.jsonl"
    path.write_text(json.dumps({**row, **columns}) + "\n", "utf-8")
    return path


@pytest.mark.parametrize(
    ("columns", "options", "words"),
    [
        ({"instruction": None}, SMALL, r"rows.jsonl:1: the row '.*' has no instruction"),
        ({}, (), "--init SIZE"),
        ({}, ("--init", "tinny"), "did you mean 'tiny'"),
        ({}, (*SMALL, "--set", "max-length=5"), "All 1 examples are longer than 5 tokens"),
        ({}, (*SMALL, "--tokens", 5), "one of --steps, --epochs and --tokens"),
        ({}, (*SMALL, "--set", "learning-rat=1"), "did you mean 'learning-rate'"),
        ({}, (*SMALL, "--trainer", "tlr"), "did you mean 'trl'"),
        ({}, ("--model", "nowhere"), "no folder 'nowhere'"),
        ({}, ("--model", "."), "no model in"),
        ({}, (*SMALL, "--tokenizer", "."), "no tokenizer in"),
        ({}, (*SMALL, "--resume", "--overwrite"), "--overwrite removes"),
    ],
)
def test_what_cannot_be_done_is_refused(
    here: Run,
    refusal: Refusal,
    data: Path,
    tmp_path: Path,
    columns: dict[str, object],
    options: tuple[object, ...],
    words: str,
) -> None:
    rows = changed(data, tmp_path, **columns)
    done = here("train", "--arm", "lintseq", "--data", rows.name, "--out", "model", *options)
    sentence = refusal(done)
    assert re.search(words, sentence), sentence
    assert not (tmp_path / "model").exists()


def test_an_empty_data_set_and_an_unknown_arm_are_refused(
    here: Run, refusal: Refusal, tmp_path: Path
) -> None:
    (tmp_path / "rows.jsonl").write_bytes(b"")
    arguments = ("--data", "rows.jsonl", "--out", "model", *SMALL)
    assert "no rows" in refusal(here("train", "--arm", "lintseq", *arguments))
    assert "did you mean 'lintseq'" in refusal(here("train", "--arm", "linseq", *arguments))


def test_a_folder_with_something_else_is_left_alone(
    here: Run, refusal: Refusal, data: Path, tmp_path: Path
) -> None:
    (tmp_path / "model").mkdir()
    (tmp_path / "model" / "thesis.txt").write_text("mine", "utf-8")
    arguments = ("train", "--arm", "lintseq", "--data", data, "--out", "model", *SMALL)
    for option in ((), ("--overwrite",), ("--resume",)):
        assert "something else, 'thesis.txt'" in refusal(here(*arguments, *option))
    assert (tmp_path / "model" / "thesis.txt").read_text("utf-8") == "mine"
