"""``render``: the same bytes wherever they go, a true card, and errors that change nothing."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml

from lintseq.cli.main import run as run_lintseq
from lintseq.core.host import default_host
from lintseq.core.serializer import Faults

Finished = subprocess.CompletedProcess[str]
Run = Callable[..., Finished]
Refusal = Callable[..., str]
WriteRows = Callable[[Path, list[object]], Path]
ReadRows = Callable[[Path | str], list[dict[str, Any]]]

PROGRAMS = (
    "def mean(xs):\n    if not xs:\n        return 0.0\n    return sum(xs) / len(xs)\n",
    "a = 1\nb = a + 1\nprint(b)\n",
    "import os\n\n\ndef here():\n    return os.getcwd()\n",
)


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory, write_rows: WriteRows) -> Path:
    """A folder with pairs.jsonl and the run made of it, two sequences of each program."""
    folder = tmp_path_factory.mktemp("made")
    pairs = [
        {"id": f"p{number}", "instruction": f"Write number {number}.", "program": program}
        for number, program in enumerate(PROGRAMS)
    ]
    rows = write_rows(folder / "pairs.jsonl", [*pairs])
    asked = ["--lang", "python", str(rows), "-s", "2", "--seed", "5", "-q", "-w", "1"]
    assert run_lintseq([*asked, "-o", f"{folder}/run/"]) == 0
    return folder


@pytest.fixture
def run(made: Path, tmp_path: Path) -> Path:
    """The run folder, in the folder of the test."""
    shutil.copytree(made, tmp_path, dirs_exist_ok=True)
    return tmp_path / "run"


@pytest.fixture
def tokenizer(tmp_path: Path) -> Path:
    """A file tokenizer.json by which each byte is a token."""
    from tokenizers import Tokenizer, decoders, models, pre_tokenizers

    letters = sorted(pre_tokenizers.ByteLevel.alphabet())
    bare = Tokenizer(models.BPE(vocab={letter: n for n, letter in enumerate(letters)}, merges=[]))
    bare.pre_tokenizer = pre_tokenizers.ByteLevel(add_prefix_space=False, use_regex=False)
    bare.decoder = decoders.ByteLevel()
    path = tmp_path / "tokenizer.json"
    bare.save(str(path))
    return path


@pytest.mark.parametrize("shape", ["prompt-completion", "messages", "text", "upstream"])
def test_the_bytes_are_the_same_wherever_they_go(here: Run, run: Path, shape: str) -> None:
    streamed = here("render", "run", "--shape", shape)
    assert streamed.stderr == "6 rows: 6 examples → standard output\n"
    assert here("render", "run/", "--shape", shape, "-o", "rows.jsonl").returncode == 0
    assert here("render", "run", "--shape", shape, "-o", "train/").returncode == 0
    rows = (run.parent / "rows.jsonl").read_text("utf-8")
    assert rows == streamed.stdout == (run.parent / "train/train.jsonl").read_text("utf-8")
    assert here("render", *sorted(run.glob("shards/0*0.jsonl")), "--shape", shape).stdout == (
        rows if shape != "upstream" else rows.replace('"run"', '"00000.jsonl"')
    )


def test_rows_of_generate_and_of_render_say_the_same(
    here: Run, run: Path, read_rows: ReadRows
) -> None:
    made = read_rows(run / "shards/00000.jsonl")
    shown = read_rows(here("render", "run", "-f", "json", "-q").stdout)
    serializer = default_host().serializers.get("json")
    for row, example in zip(made, shown, strict=True):
        assert (example["id"], example["path"]) == (row["id"], row["path"])
        assert example["prompt"] == row["instruction"]
        assert example["edits"] == len(row["insertions"]) == example["stop"]
        edits = serializer.decode(example["completion"]).edits
        assert [*serializer.replay("", edits, Faults())][-1] == row["program"]


def test_a_rendering_is_a_folder_with_a_card(
    here: Run, run: Path, tokenizer: Path, read_rows: ReadRows
) -> None:
    asked = ["--from-states", "1", "--tokenizer", tokenizer, "--seed", "3"]
    done = here("render", "run", *asked, "-o", "train/")
    assert done.returncode == 0, done
    folder = run.parent / "train"
    assert sorted(path.name for path in folder.iterdir()) == [
        "README.md",
        "render.json",
        "train.jsonl",
    ]
    examples = read_rows(folder / "train.jsonl")
    told = json.loads((folder / "render.json").read_text("utf-8"))
    assert told["counts"]["examples"] == len(examples)
    assert told["counts"]["languages"] == {"python": 6}
    assert told["counts"]["records"] == 3
    assert told["tokens"]["prompts"] == sum(len(one["prompt"].encode()) for one in examples)
    assert told["tokens"]["completions"] == sum(
        len(one["completion"].encode()) + 1 for one in examples
    )
    assert [maker["rows"] for maker in told["made_by"]] == [6]
    assert told["made_by"][0]["seed"] == 5
    card = (folder / "README.md").read_text("utf-8")
    _, front, words = card.split("---\n", 2)
    matter = yaml.safe_load(front)
    assert matter["configs"][0]["data_files"] == [{"split": "train", "path": "train.jsonl"}]
    assert matter["size_categories"] == ["n<1K"]
    manifest = json.loads((run / "manifest.json").read_text("utf-8"))
    for said in (
        told["command"],
        manifest["inputs"][0]["sha256"],
        told["inputs"][0]["sha256"],
        told["tokenizer"]["sha256"],
        manifest["linter"]["version"],
        "drawn with seed 3",
        "sampler | lintseq, preset default",
    ):
        assert said in words
    assert told["command"] == (
        "lintseq render run --format unified --shape prompt-completion --tokenizer tokenizer.json "
        "--from-states 1 --seed 3"
    )
    assert str(run.parent) not in card + json.dumps(told)


def test_a_rendering_comes_again_to_the_byte(here: Run, run: Path, tokenizer: Path) -> None:
    asked = ["--from-states", "all", "--max-tokens", "120", "--too-long", "split", "-q"]
    for name in ("one", "two"):
        done = here("render", "run", *asked, "--tokenizer", tokenizer, "-o", f"{name}/")
        assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    one, two = (
        {path.name: path.read_bytes() for path in (run.parent / name).iterdir()}
        for name in ("one", "two")
    )
    assert one == two


def test_what_became_of_long_examples_is_told(
    here: Run, run: Path, tokenizer: Path, read_rows: ReadRows
) -> None:
    asked = ["render", "run", "--tokenizer", tokenizer, "--max-tokens", "110", "--too-long"]
    lengths = [
        one["prompt_tokens"] + one["completion_tokens"]
        for one in read_rows(here("render", "run", "--tokenizer", tokenizer).stdout)
    ]
    long = sum(length > 110 for length in lengths)
    assert 0 < long < 6
    dropped, truncated, split = (here(*asked, fate) for fate in ("drop", "truncate", "split"))
    words = dropped.stderr
    assert words == f"6 rows: {6 - long} examples ({long} dropped as too long) → standard output\n"
    assert f"6 rows: 6 examples ({long} truncated) → " in truncated.stderr
    assert f" examples ({long} split into " in split.stderr
    for done in (dropped, truncated, split):
        for one in read_rows(done.stdout):
            assert one["prompt_tokens"] + one["completion_tokens"] <= 110
    cut = [one for one in read_rows(truncated.stdout) if one["stop"] < one["edits"]]
    assert len(cut) == long


def test_compat_upstream_ends_with_two_empty_edits(
    here: Run, run: Path, read_rows: ReadRows
) -> None:
    plain = read_rows(here("render", "run").stdout)
    theirs = read_rows(here("render", "run", "--compat", "upstream").stdout)
    for one, other in zip(plain, theirs, strict=True):
        assert other["completion"] == one["completion"] + "\n<|diff|>\n<|diff|>"


def test_an_old_rendering_stays_until_the_new_one_is_whole(
    here: Run, run: Path, refusal: Refusal
) -> None:
    assert here("render", "run", "-o", "train/").returncode == 0
    folder = run.parent / "train"
    before = {path.name: path.read_bytes() for path in folder.iterdir()}
    assert "'train' holds training data: give --overwrite" in refusal(
        here("render", "run", "-o", "train/")
    )
    rows = (run / "shards/00000.jsonl").read_text("utf-8")
    (run.parent / "torn.jsonl").write_text(f'{rows}{{"id": 1', "utf-8")
    words = refusal(here("render", "torn.jsonl", "-o", "train/", "--overwrite"))
    assert words.startswith("torn.jsonl:7: ")
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == before
    done = here("render", "run", "-f", "whole", "-o", "train", "--overwrite")
    assert done.returncode == 0
    assert "format `whole`" in (folder / "README.md").read_text("utf-8")


def test_rows_without_an_instruction_are_rendered_and_told_of(
    here: Run, tmp_path: Path, write_rows: WriteRows, read_rows: ReadRows
) -> None:
    write_rows(tmp_path / "bare.jsonl", [{"program": "a = 1\n"}])
    assert here("--lang", "python", "bare.jsonl", "-s", "1", "-o", "edits.jsonl").returncode == 0
    done = here("render", "edits.jsonl")
    assert done.stderr == "1 row: 1 example (1 without an instruction) → standard output\n"
    assert [one["prompt"] for one in read_rows(done.stdout)] == [""]


def test_changes_begin_at_their_base(
    here: Run, tmp_path: Path, write_rows: WriteRows, read_rows: ReadRows, refusal: Refusal
) -> None:
    change = {"instruction": "Add b.", "old": "a = 1\n", "new": "a = 1\nb = a\n"}
    write_rows(tmp_path / "changes.jsonl", [change])
    columns = ["--base-column", "old", "--target-column", "new"]
    done = here("--lang", "python", "changes.jsonl", *columns, "-s", "1", "-o", "edits.jsonl")
    assert done.returncode == 0, done
    (one,) = read_rows(here("render", "edits.jsonl").stdout)
    assert one["prompt"] == "Add b.\n<|state|>\na = 1\n"
    assert one["completion"] == "\n<|diff|>@@ -1,0 +2 @@\n+b = a"
    words = refusal(here("render", "edits.jsonl", "--shape", "upstream", "-o", "out.jsonl"))
    assert "changes a text, which the shape 'upstream' cannot hold" in words
    assert not (tmp_path / "out.jsonl").exists()


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["nowhere"], "'nowhere'"),
        (["-"], "read more than once: write it to a file first"),
        (["run", "--format", "unifed"], "no format 'unifed': did you mean 'unified'?"),
        (["run", "--shape", "mesages"], "no shape 'mesages': did you mean 'messages'?"),
        (["run", "--from-states", "some"], "'some' is no number of states, and not 'all'"),
        (["run", "--from-states", "-1"], "'-1' is no number of states, and not 'all'"),
        (["run", "--max-tokens", "9"], "name what counts them by --tokenizer"),
        (["run", "--tokenizer", "nothing"], "There is no tokenizer 'nothing'"),
        (["run", "--tokenizer", "pairs.jsonl"], "The tokenizer 'pairs.jsonl' cannot be read"),
        (["run", "--tokenizer", "run"], "The tokenizer 'run' cannot be read"),
        (["run", "--shape", "upstream", "-f", "json"], "does not hold the format 'json', only: un"),
        (["run", "--shape", "upstream", "--from-states", "2"], "cannot hold examples that begin"),
        (["run", "-f", "whole", "--too-long", "truncate"], "use --too-long drop"),
        (["run", "--compat", "upstream", "-f", "json"], "leave it out"),
        (["pairs.jsonl"], "pairs.jsonl:1: not a row that 'lintseq generate' wrote"),
        (["empty.jsonl"], "There is nothing to render: the data has no rows"),
        (["run", "-o", "strange/"], "holds something else, 'letter.txt'"),
        (["run", "-o", "pairs.jsonl/"], "'pairs.jsonl' is a file"),
        (["run", "-o", "pairs.jsonl"], "'pairs.jsonl' exists: give --overwrite"),
    ],
)
def test_what_cannot_be_rendered(
    here: Run, run: Path, refusal: Refusal, arguments: list[str], words: str
) -> None:
    folder = run.parent
    (folder / "empty.jsonl").write_text("")
    (folder / "strange").mkdir()
    (folder / "strange/letter.txt").write_text("Dear reader")
    before = sorted(folder.rglob("*"))
    out = [] if "-o" in arguments else ["-o", "out.jsonl"]
    assert words in refusal(here("render", *arguments, *out))
    assert sorted(folder.rglob("*")) == before


def test_all_too_long_is_an_error(here: Run, run: Path, tokenizer: Path, refusal: Refusal) -> None:
    asked = ["--tokenizer", tokenizer, "--max-tokens", "3", "-o", "train/"]
    words = refusal(here("render", "run", *asked))
    assert words.startswith("All 6 examples are longer than 3 tokens: raise --max-tokens")
    assert not (run.parent / "train").exists()


def test_what_a_killed_rendering_left_is_no_obstacle(here: Run, run: Path) -> None:
    (run.parent / "train").mkdir()
    (run.parent / "train/.train.jsonl.part").write_text('{"prompt": "Wri', "utf-8")
    assert here("render", "run", "-o", "train/").returncode == 0
    assert len((run.parent / "train/train.jsonl").read_text("utf-8").split("\n")) == 7
    assert not (run.parent / "train/.train.jsonl.part").exists()


def test_a_run_that_is_not_complete_is_refused(here: Run, run: Path, refusal: Refusal) -> None:
    manifest = json.loads((run / "manifest.json").read_text("utf-8"))
    (run / "manifest.json").write_text(json.dumps({**manifest, "status": "interrupted"}))
    assert refusal(here("render", "run")) == (
        "The run in 'run' is interrupted, not complete: go on with it by "
        "'lintseq generate --resume run', or name its shards instead."
    )


def test_a_manifest_need_not_say_more_than_that_all_is_there(here: Run, run: Path) -> None:
    (run / "manifest.json").write_text('{"status": "complete"}')
    done = here("render", "run", "-o", "train/")
    assert done.returncode == 0, done.stderr


def test_no_row_is_rendered_twice(here: Run, run: Path, refusal: Refusal) -> None:
    for again in ("run/", "run/shards/00000.jsonl"):
        said = refusal(here("render", "run", again, "-o", "train/"))
        assert said == "'run/shards/00000.jsonl' is named twice: leave one out."
    assert not (run.parent / "train").exists()


def test_nothing_heavy_is_loaded_without_a_tokenizer(run: Path) -> None:
    heavy = "{'torch', 'transformers', 'tokenizers', 'datasets', 'pyarrow'}"
    code = (
        "import sys; from lintseq.cli.main import run; status = run(['render', 'run', '-q']); "
        f"loaded = sorted({heavy} & set(sys.modules)); sys.exit(str(loaded) if loaded else status)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=run.parent, capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.count("\n") == 6
