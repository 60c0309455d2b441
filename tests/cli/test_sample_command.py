"""`lintseq sample`, from a real model to rows: what is drawn, gone on with, refused and told."""

from __future__ import annotations

import fcntl
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest

from lintseq.core.decoding import DECODINGS, StateJudge
from lintseq.core.host import default_host
from lintseq.pipeline.sample import sample_seed

Finished = subprocess.CompletedProcess[str]
Run = Callable[..., Finished]
Refusal = Callable[..., str]
ReadRows = Callable[..., list[dict[str, Any]]]

LINTSEQ = str(Path(sys.executable).parent / "lintseq")
PATIENCE = 120.0
"""Seconds for what should take a few, on a machine that is busy."""


@pytest.fixture
def asked(tiny_model: Path, four_problems: Path) -> Sequence[object]:
    """What is the same in most calls."""
    return ("sample", "--model", tiny_model, "--benchmark", f"humaneval:{four_problems}")


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_rows_hold_all_that_was_asked_and_written(
    here: Run, asked: Sequence[object], read_rows: ReadRows, tmp_path: Path, tiny_model: Path
) -> None:
    done = here(*asked, "--n", 6, "--max-tokens", 150, "--seed", 5, "-o", "out.jsonl")
    assert (done.returncode, done.stdout) == (0, "")
    rows = read_rows(tmp_path / "out.jsonl")
    tasks = ["Four/add", "Four/twice", "Four/even", "Four/greet"]
    assert [(row["task_id"], row["sample"]) for row in rows] == [
        (task, index) for task in tasks for index in range(6)
    ]
    for row in rows:
        assert row["seed"] == sample_seed(5, row["task_id"], row["sample"])
        assert row["prompt"].startswith("Write a Python function `")
        assert row["decoding"] in DECODINGS
        assert row["format"] == "unified"
        assert (row["model"]["kind"], row["model"]["where"]) == ("transformers", str(tiny_model))
        assert row["parameters"] == {
            "temperature": 0.8,
            "top_p": 1.0,
            "max_tokens": 150,
            "stop": [],
            "n": 6,
            "seed": 5,
        }
        assert 0 < row["tokens_out"] <= 150
        assert (row["stop_reason"] == "length") == (row["decoding"] == "truncated")
    assert len({row["text"] for row in rows}) > 4, "seeds differ"
    assert names(tmp_path) == ["out.jsonl"]


def test_states_are_those_of_the_text_and_linted(
    here: Run, asked: Sequence[object], read_rows: ReadRows, tmp_path: Path
) -> None:
    assert here(*asked, "--n", 8, "--max-tokens", 150, "-o", "out.jsonl", "-q").stderr == ""
    linter = default_host().linters.get("pyflakes")
    linted = 0
    for row in read_rows(tmp_path / "out.jsonl"):
        if row["solution"] is None:
            continue
        judge = StateJudge(linter, row["solution"])
        states = [state for state in row["states"] if state not in ("", row["solution"])]
        assert row["linted_states"] == len(states)
        assert row["clean_states"] == sum(map(judge.is_clean, states))
        linted += len(states)
    assert linted > 0


def test_the_likeliest_completion_solves_what_was_learnt(
    here: Run, asked: Sequence[object], read_rows: ReadRows, tmp_path: Path
) -> None:
    greedy = ("--n", 1, "--temperature", 0, "--max-tokens", 150, "--strict")
    done = here(*asked, *greedy, "-o", "out.jsonl")
    assert done.stderr.startswith("4 problems, 4 samples: 4 clean; clean states ")
    assert done.stderr.endswith(" tokens/s → out.jsonl\n")
    for row in read_rows(tmp_path / "out.jsonl"):
        compile(row["solution"], "solution", "exec")
        assert row["task_id"].removeprefix("Four/") in row["solution"]


@pytest.mark.campaign
def test_killed_and_gone_on_with_it_is_the_same(
    here: Run, asked: Sequence[object], environment: Mapping[str, str], tmp_path: Path
) -> None:
    drawn = (*asked, "--n", 4, "--max-tokens", 80, "--set", "batch=1")
    assert here(*drawn, "-o", "straight.jsonl").returncode == 0
    part = tmp_path / ".out.jsonl.part"
    command = [LINTSEQ, *map(str, drawn), "-o", "out.jsonl"]
    with subprocess.Popen(command, cwd=tmp_path, env=dict(environment)) as process:
        end = time.monotonic() + PATIENCE
        while not (part.exists() and part.stat().st_size) and time.monotonic() < end:
            time.sleep(0.01)
        process.kill()
        assert process.wait() == -signal.SIGKILL
    lines = part.read_bytes().count(b"\n")
    assert lines in (4, 8, 12)
    assert not (tmp_path / "out.jsonl").exists()
    with part.open("ab") as torn:
        torn.write(b'{"task_id": "Four/to')
    said = here(*drawn, "-o", "out.jsonl", "--resume")
    assert said.stderr.startswith("4 problems, 16 samples: ")
    straight = (tmp_path / "straight.jsonl").read_bytes()
    assert (tmp_path / "out.jsonl").read_bytes() == straight
    assert names(tmp_path) == ["out.jsonl", "straight.jsonl"]


def test_another_job_cannot_go_on_with_it(
    here: Run, asked: Sequence[object], refusal: Refusal, tmp_path: Path, monkeypatch: Any
) -> None:
    drawn = (*asked, "--n", 2, "--max-tokens", 8)
    with monkeypatch.context() as patch:
        # The run fails before its end, with its first batch on the disk.
        patch.setattr("lintseq.pipeline.sample_part.SamplePart.finish", _interrupt)
        done = here(*drawn, "-o", "out.jsonl")
    assert done.returncode == 130
    assert done.stderr == "Interrupted after 4 of 4 problems; --resume goes on.\n"
    assert names(tmp_path) == [".out.jsonl.job", ".out.jsonl.part"]
    others = {
        "another temperature, 0.8 and not 0.3": ("--temperature", 0.3),
        "another seed, 0 and not 1": ("--seed", 1),
        'another format, "unified" and not "whole"': ("--format", "whole"),
        "another number of samples, 2 and not 3": ("--n", 3),
        'another way of reading, "tolerant" and not "strict"': ("--strict",),
        'another list of stop strings, [] and not ["a"]': ("--stop", "a"),
    }
    for said, other in others.items():
        sentence = refusal(here(*drawn, *other, "-o", "out.jsonl", "--resume"))
        assert said in sentence
        assert sentence.endswith("go on with the same, or give --overwrite to begin anew.")
    assert "give --resume to go on" in refusal(here(*drawn, "-o", "out.jsonl"))
    assert here(*drawn, "-o", "out.jsonl", "--resume").returncode == 0
    assert names(tmp_path) == ["out.jsonl"]


def _interrupt(self: object) -> None:
    raise KeyboardInterrupt


def test_a_finished_run_is_left_as_it_is(
    here: Run, asked: Sequence[object], refusal: Refusal, tmp_path: Path
) -> None:
    drawn = (*asked, "--n", 2, "--max-tokens", 8)
    assert here(*drawn, "-o", "out.jsonl", "--resume").returncode == 0
    before = (tmp_path / "out.jsonl").stat()
    done = here(*drawn, "-o", "out.jsonl", "--resume")
    assert (done.returncode, done.stderr) == (0, "8 samples are in 'out.jsonl' already.\n")
    assert (tmp_path / "out.jsonl").stat() == before
    for other, said in (
        (("--temperature", 0.3), "drawn in another way"),
        (("--format", "whole"), "in another format"),
    ):
        assert said in refusal(here(*drawn, *other, "-o", "out.jsonl", "--resume"))
    assert "'out.jsonl' exists: give --overwrite" in refusal(here(*drawn, "-o", "out.jsonl"))
    (tmp_path / "out.jsonl").write_text("old")
    assert "no file of samples" in refusal(here(*drawn, "-o", "out.jsonl", "--resume"))
    assert here(*drawn, "-o", "out.jsonl", "--overwrite").returncode == 0
    assert (tmp_path / "out.jsonl").stat().st_size > 3


def test_replayed_samples_are_decoded_again(
    here: Run, asked: Sequence[object], read_rows: ReadRows, tmp_path: Path
) -> None:
    assert here(*asked, "--n", 3, "--max-tokens", 60, "-o", "one.jsonl").returncode == 0
    again = ("sample", "--model", "replay:one.jsonl", *asked[3:], "--n", 3, "--max-tokens", 60)
    assert here(*again, "-o", "two.jsonl").returncode == 0
    for one, two in zip(
        read_rows(tmp_path / "one.jsonl"), read_rows(tmp_path / "two.jsonl"), strict=True
    ):
        assert two.pop("model")["kind"] == "replay"
        del one["model"]
        assert two == one


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--n", 0), "Invalid value for '--n'"),
        (("--temperature", -1), "Invalid value for '--temperature'"),
        (("--top-p", 0), "Invalid value for '--top-p'"),
        (("--benchmark", "humanevil"), "There is no benchmark 'humanevil': did you mean"),
        (("--model", "no/folder"), "There is no model in 'no/folder', which is not there"),
        (("--model", "openia:gpt"), "no kind of model 'openia': did you mean 'openai'?"),
        (("--model", "replay:"), "Nothing follows the colon in 'replay:': write 'replay:FILE'"),
        (("--model", "replay:gone.jsonl"), "There is no file 'gone.jsonl' to replay"),
        (("--model", "four.jsonl"), "say 'replay:four.jsonl' for recorded samples"),
        (("--set", "batch"), "--set takes NAME=VALUE, not 'batch'"),
        (("--set", "batch=0"), "The option 'batch' is at least 1, not 0"),
        (("--set", "bach=1"), "has no option 'bach': did you mean 'batch'?"),
        (("--set", "device=abacus"), "The model cannot be moved to the device 'abacus'"),
        (("--format", "unifed"), "There is no format 'unifed': did you mean 'unified'?"),
        (("--resume", "--overwrite"), "not both"),
        (("-o", "gone/out.jsonl"), "There is no folder 'gone'"),
        (("-o", "/dev/null"), "'/dev/null' is no file"),
    ],
)
def test_what_cannot_be_done_is_refused(
    here: Run,
    asked: Sequence[object],
    refusal: Refusal,
    tmp_path: Path,
    four_problems: Path,
    arguments: Sequence[object],
    said: str,
) -> None:
    shutil.copy(four_problems, tmp_path)
    done = here(*asked, "-o", "out.jsonl", *arguments)
    assert said in refusal(done, 3 if "device" in said else 2)
    assert names(tmp_path) == ["four.jsonl"]


def test_a_prompt_that_the_model_cannot_read_leaves_nothing(
    here: Run, tiny_model: Path, refusal: Refusal, write_rows: Callable[..., Path], tmp_path: Path
) -> None:
    row = {
        "task_id": "Long/0",
        "prompt": f'def f():\n    """{"word " * 900}"""\n',
        "entry_point": "f",
        "canonical_solution": "    pass\n",
        "test": "def check(candidate):\n    pass\n",
    }
    write_rows(tmp_path / "long.jsonl", [row])
    asked = ("sample", "--model", tiny_model, "--benchmark", "humaneval:long.jsonl")
    said = refusal(here(*asked, "-o", "out.jsonl"))
    assert said.startswith("The prompt of 'Long/0' has ")
    assert names(tmp_path) == ["long.jsonl"]


def test_a_missing_linter_is_told_before_anything_is_drawn(
    here: Run, asked: Sequence[object], refusal: Refusal, tmp_path: Path, monkeypatch: Any
) -> None:
    checker = "lintseq.plugins.linters.pyflakes.checker"
    monkeypatch.delattr(checker, raising=False)
    monkeypatch.setitem(sys.modules, checker, None)
    said = refusal(here(*asked, "-o", "out.jsonl"), 3)
    assert said == "The linter 'pyflakes' is not installed; run: pip install pyflakes"
    assert names(tmp_path) == []


def test_a_missing_library_is_told_with_its_remedy(
    lintseq: Run, asked: Sequence[object], refusal: Refusal, tmp_path: Path
) -> None:
    hidden = tmp_path / "hidden"
    hidden.mkdir()
    (hidden / "torch.py").write_text("raise ModuleNotFoundError('none', name='torch')\n")
    done = lintseq(*asked, "-o", "out", cwd=tmp_path, env={"PYTHONPATH": str(hidden)})
    said = refusal(done, 3)
    assert said == (
        "Models of kind 'transformers' need torch, which is not installed; "
        "run: pip install 'lintseq[train]'"
    )


def test_a_disk_that_is_full_keeps_what_was_drawn(
    lintseq: Run, here: Run, asked: Sequence[object], refusal: Refusal, tmp_path: Path
) -> None:
    drawn = (*asked, "--n", 4, "--max-tokens", 40, "--set", "batch=4")
    limited = ["bash", "-c", 'ulimit -f 12; exec "$0" "$@"']
    said = refusal(lintseq(*drawn, "-o", "out.jsonl", cwd=tmp_path, before=limited))
    kept = (tmp_path / ".out.jsonl.part").read_bytes().count(b"\n")
    assert kept in (4, 8, 12)
    assert said == (
        f"Cannot write 'out.jsonl': File too large; the {kept} samples before are kept: make room, "
        "and go on by --resume."
    )
    assert here(*drawn, "-o", "out.jsonl", "--resume").returncode == 0
    assert here(*drawn, "-o", "straight.jsonl").returncode == 0
    assert (tmp_path / "out.jsonl").read_bytes() == (tmp_path / "straight.jsonl").read_bytes()


def test_two_runs_do_not_share_a_file(
    here: Run, asked: Sequence[object], refusal: Refusal, tmp_path: Path
) -> None:
    with (tmp_path / ".out.jsonl.part").open("w") as other:
        fcntl.flock(other, fcntl.LOCK_EX)
        said = refusal(here(*asked, "-o", "out.jsonl"))
    assert said.startswith("Another run is writing 'out.jsonl' right now")
    assert names(tmp_path) == [".out.jsonl.part"]


def test_help_lists_the_kinds_of_models_and_loads_none(environment: Mapping[str, str]) -> None:
    heavy = "{'torch', 'transformers', 'openai', 'rich', 'pyflakes'}"
    code = (
        "import sys; from lintseq.cli.main import run; status = run(['sample', '--help']); "
        f"loaded = sorted({heavy} & set(sys.modules)); sys.exit(str(loaded) if loaded else status)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], env=environment, capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stderr) == (0, "")
    for kind in ("openai:NAME", "replay:FILE", "transformers:FOLDER"):
        assert f"--model {kind}:" in done.stdout
    assert "--set kv-cache=true|false" in done.stdout
