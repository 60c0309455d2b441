"""The ending of an output says what it is, as that of an input does; all of them say the same."""

from __future__ import annotations

import errno
import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

import pytest
from datasets import Array2D, ClassLabel, Dataset, Features, List, Value, load_from_disk
from datasets.utils.logging import disable_progress_bar

from lintseq.core.host import default_host
from lintseq.core.source import Unreadable
from lintseq.pipeline import targets
from lintseq.pipeline.read_rows import rows_files

disable_progress_bar()

Finished = subprocess.CompletedProcess[str]
Run = Callable[..., Finished]
Refusal = Callable[..., str]
Read = Callable[..., list[dict[str, Any]]]
Write = Callable[..., Path]

OUTPUTS = (
    *("out.jsonl", "out.jsonl.gz", "out.jsonl.zst", "out.json", "out.JSON.gz"),
    *("out.parquet", "out.arrow", "out.arrows", "out.feather", "parquet:out", "hf:out"),
)
GENERATE = ("generate", "--lang", "python", "--samples", 2, "--workers", 1)
PROGRAMS: list[dict[str, Any]] = [
    {"id": "a", "instruction": "Set x.", "code": "x = 1\ny = x\n", "stars": 1},
    {"id": "b", "instruction": None, "code": "x = 2\nprint(x)\n", "stars": "two"},
    {"id": "bad", "instruction": None, "code": "x = ("},
    {"id": "empty", "instruction": "Nothing.", "code": ""},
]
FEATURES = Features(
    {
        "code": Value("string"),
        "label": ClassLabel(names=["bad", "good"]),
        "seen": Value("timestamp[us, tz=Europe/Berlin]"),
        "scores": List(Value("float32")),
        "table": Array2D((1, 2), "int32"),
        "raw": Value("binary"),
    }
)
TYPED: list[dict[str, Any]] = [
    {
        "code": f"x = {number % 4}\n",
        "label": number % 2,
        "seen": 1_700_000_000_000_000 + number,
        "scores": [0.1, None],
        "table": [[number, 2]],
        "raw": b"\xff",
    }
    for number in range(9)
]


@pytest.fixture
def programs(tmp_path: Path, write_rows: Write) -> Path:
    return write_rows(tmp_path / "in.jsonl", PROGRAMS)


def rows_in(path: Path) -> Iterator[dict[str, Any]]:
    """The rows of an output, without the nulls of columns that a row does not have."""
    for file in rows_files(str(path)):
        for row in file.source.read(file.path, file.shown):
            assert not isinstance(row, Unreadable), row
            yield {name: value for name, value in row.columns.items() if value is not None}


def written(folder: Path, out: str) -> Path:
    told, colon, rest = out.partition(":")
    path = folder / (rest or told)
    return path.rename(f"{path}.{told}") if told == "parquet" and colon else path


@pytest.mark.parametrize(
    "out", ["out.jsonl.zst", "out.json", "out.feather", "parquet:out", "hf:out"]
)
def test_rows_of_edits_are_read_back_from_every_format(
    here: Run, programs: Path, tmp_path: Path, out: str
) -> None:
    here(*GENERATE, programs, "-q", "-o", "as.jsonl")
    done = here(*GENERATE, programs, "-o", out)
    assert done.returncode == 0
    assert done.stderr.split("\n")[-2].endswith(f" → {out}")
    path = written(tmp_path, out)
    expected = list(rows_in(tmp_path / "as.jsonl"))
    assert list(rows_in(path)) == expected
    assert len(expected) == 6
    rejects = (tmp_path / "as.rejects.jsonl").read_text("utf-8")
    assert (tmp_path / "out.rejects.jsonl").read_text("utf-8") == rejects
    assert here("verify", path, "-q").returncode == 0
    told = here("stats", path, "--json").stdout
    assert told == here("stats", "as.jsonl", "--json").stdout
    assert json.loads(told)["total"]["rejects"] == {"syntax": 1}


@pytest.mark.parametrize("out", OUTPUTS)
def test_render_and_dedup_in_every_format(
    here: Run, programs: Path, tmp_path: Path, out: str
) -> None:
    here(*GENERATE, programs, "-q", "-o", "as.jsonl")
    assert here("render", "as.jsonl", "-q", "-o", "examples.jsonl").returncode == 0
    assert here("render", "as.jsonl", "-q", "-o", out).returncode == 0
    path = written(tmp_path, out)
    assert list(rows_in(path)) == list(rows_in(tmp_path / "examples.jsonl"))
    again = here("dedup", programs, "-q", "-o", out, "--overwrite", "--report", "why.jsonl")
    assert again.returncode == 0
    kept = list(rows_in(written(tmp_path, out)))
    assert kept == [{k: v for k, v in row.items() if v is not None} for row in PROGRAMS]


@pytest.mark.parametrize("source", ["ds", "ds.parquet"])
def test_features_of_datasets_are_kept(here: Run, tmp_path: Path, source: str) -> None:
    rows = Dataset.from_list(TYPED, features=FEATURES)
    rows.save_to_disk(tmp_path / "ds", num_shards=2)
    rows.to_parquet(tmp_path / "ds.parquet")
    assert here("dedup", source, "-q", "-o", "hf:clean").returncode == 0
    clean = load_from_disk(str(tmp_path / "clean"))
    assert clean.features == FEATURES
    assert clean.with_format("arrow")[:] == rows.select(range(4)).with_format("arrow")[:]
    assert here("dedup", "clean", "-q", "-o", "clean.parquet", "--report", "r").returncode == 0
    assert Dataset.from_parquet(str(tmp_path / "clean.parquet")).features == FEATURES
    # An Arrow file keeps what the dataset says, with what stands in the columns.
    assert here("dedup", source, "-q", "-o", "hf:clean", "--overwrite").returncode == 0
    assert load_from_disk(str(tmp_path / "clean"))._fingerprint == clean._fingerprint


def test_rows_of_several_types_have_those_that_fit_all(
    here: Run, write_rows: Write, tmp_path: Path
) -> None:
    Dataset.from_list(TYPED[:1], features=FEATURES).save_to_disk(tmp_path / "ds")
    write_rows(tmp_path / "more.jsonl", [{"code": "y = 1\n", "label": "good"}])
    assert here("dedup", "ds", "more.jsonl", "-q", "-o", "hf:both").returncode == 0
    both = load_from_disk(str(tmp_path / "both"))
    assert both["label"][:] == [0, "good"]
    assert both["raw"][:] == [{"base64": "/w=="}, None]


def test_a_folder_that_is_no_dataset_is_never_replaced(
    here: Run, refusal: Refusal, programs: Path, tmp_path: Path
) -> None:
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "thesis.txt").write_text("long")
    said = refusal(here("dedup", programs, "-o", "hf:mine", "--overwrite"))
    assert said == "The folder 'mine' holds something else: name another one, or a file."
    assert here("dedup", programs, "-q", "-o", "hf:new").returncode == 0
    said = refusal(here("dedup", programs, "-o", "hf:new", "--report", "r"))
    assert said == "'new' exists: give --overwrite to replace it, or another name."
    (tmp_path / "new" / "notes.txt").write_text("long")
    said = refusal(here("dedup", programs, "-o", "hf:new", "--overwrite"))
    assert said == "The folder 'new' holds something else: name another one, or a file."


def test_what_is_only_read_is_refused(here: Run, refusal: Refusal, programs: Path) -> None:
    said = refusal(here(*GENERATE, programs, "-o", "out.csv"))
    assert said.startswith("'out.csv' cannot be written, as the format 'csv' is only read: name a")
    assert ".parquet" in said


def test_a_table_that_cannot_be_written_leaves_the_rows(
    here: Run,
    refusal: Refusal,
    programs: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def full(self: object, rows: Iterable[object], path: Path, shown: str) -> None:
        path.write_bytes(b"half")
        if list(rows):
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    (tmp_path / "out.parquet").write_bytes(b"old")
    monkeypatch.setattr(type(default_host().sources.get("parquet")), "write", full)
    arguments = (*GENERATE, programs, "-o", "out.parquet", "--overwrite")
    assert refusal(here(*arguments, "-q")) == (
        "Cannot write 'out.parquet': No space left on device; make room, or name another place by "
        "--out; all rows are in 'out.parquet.jsonl'."
    )
    assert (tmp_path / "out.parquet").read_bytes() == b"old"
    assert len(list(rows_in(tmp_path / "out.parquet.jsonl"))) == 6
    assert not list(tmp_path.glob(".*"))
    # Rows that are there already are read again from where they are.
    said = refusal(here("dedup", programs, "-q", "-o", "out.parquet", "--overwrite"))
    assert said == (
        "Cannot write 'out.parquet': No space left on device; make room, or name another place by "
        "--out."
    )
    assert not (tmp_path / "out.report.jsonl").exists()


@pytest.mark.parametrize("out", ["hf:mine", "parquet:mine", "json-lines:mine", "json:mine"])
def test_not_even_one_of_json_alone_is(
    here: Run, refusal: Refusal, programs: Path, tmp_path: Path, out: str
) -> None:
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "thesis.json").write_text("[]")
    before = sorted(tmp_path.rglob("*"))
    said = refusal(here("dedup", programs, "-o", out, "--overwrite"))
    assert said == "The folder 'mine' holds something else: name another one, or a file."
    assert sorted(tmp_path.rglob("*")) == before


def test_a_file_of_rows_that_is_in_the_way_is_not_replaced(
    here: Run, refusal: Refusal, programs: Path, tmp_path: Path
) -> None:
    (tmp_path / "out.parquet.jsonl").write_text("mine")
    said = refusal(here("render", programs, "-o", "out.parquet"))
    assert said.startswith("'out.parquet.jsonl' exists: ")


def test_without_pyarrow(
    here: Run, refusal: Refusal, programs: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow.parquet", None)
    said = refusal(here("dedup", programs, "-q", "-o", "out.parquet"))
    assert said == "'out.parquet' needs pyarrow: install it by: pip install 'lintseq[data]'."
    assert list(tmp_path.iterdir()) == [programs]


@pytest.mark.parametrize("name", ["edits.parquet", "edits.jsonl.gz", "edits.json", "edits", "a.b"])
def test_files_beside_have_the_name_without_the_ending(name: str) -> None:
    expected = {"edits": "edits.report.jsonl", "a.b": "a.b.report.jsonl"}
    beside = targets.target_of(f"there/{name}").beside(".report.jsonl")
    assert beside == Path("there") / expected.get(name, "edits.report.jsonl")
