"""Tables of all formats on the command line: formats told, folders, faults, fences, chats."""

from __future__ import annotations

import csv
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.feather as feather
import pyarrow.parquet as pq
import pytest

Finished = subprocess.CompletedProcess[str]
Run = Callable[..., Finished]
ReadRows = Callable[..., list[dict[str, Any]]]
WriteRows = Callable[[Path, Sequence[object]], Path]

PYTHON = ("--lang", "python", "-s", 1, "-w", 1)
ROWS = [{"id": str(n), "prompt": "Set.", "code": f"x = {n}\n", "stars": "5"} for n in range(3)]


@pytest.fixture
def tables(tmp_path: Path) -> Path:
    """The same rows as CSV, Parquet, Feather, and as a dataset on disk."""
    table = pa.Table.from_pylist(ROWS)
    pq.write_table(table, tmp_path / "rows.parquet")
    feather.write_feather(table, tmp_path / "rows.feather")
    with (tmp_path / "rows.csv").open("w", newline="") as file:
        writer = csv.DictWriter(file, list(ROWS[0]))
        writer.writeheader()
        writer.writerows(ROWS)
    saved = tmp_path / "set" / "train"
    saved.mkdir(parents=True)
    (saved / "state.json").write_text('{"_data_files": [{"filename": "data.arrow"}]}')
    (tmp_path / "set" / "dataset_dict.json").write_text('{"splits": ["train"]}')
    with pa.ipc.new_stream(saved / "data.arrow", table.schema) as stream:
        stream.write_table(table)
    return tmp_path


def test_every_format_gives_the_same_bytes(here: Run, write_rows: WriteRows, tables: Path) -> None:
    write_rows(tables / "rows.jsonl", ROWS)
    (tables / "told").write_bytes((tables / "rows.parquet").read_bytes())
    expected = here("rows.jsonl", *PYTHON).stdout
    assert expected.count("\n") == len(ROWS)
    names = ["rows.csv", "rows.parquet", "rows.feather", "set", "set/train"]
    for name in [*names, "hf:set", "hf:./set/train", "parquet:told", "arrow:rows.feather"]:
        done = here(name, *PYTHON)
        assert (done.returncode, done.stdout) == (0, expected), name


def test_a_run_folder_knows_the_files_of_a_dataset(
    here: Run, read_rows: ReadRows, tables: Path
) -> None:
    done = here("set", *PYTHON, "-o", "run/")
    assert done.returncode == 0, done.stderr
    (manifest,) = read_rows((tables / "run/manifest.json").read_text().replace("\n", "") + "\n")
    assert [entry["name"] for entry in manifest["inputs"]] == ["set/train/data.arrow"]
    assert manifest["counts"]["records"] == len(ROWS)


def test_a_file_with_a_colon_in_its_name_is_that_file(
    here: Run, read_rows: ReadRows, write_rows: WriteRows, tmp_path: Path
) -> None:
    write_rows(tmp_path / "csv:rows.jsonl", ROWS)
    assert len(read_rows(here("csv:rows.jsonl", *PYTHON).stdout)) == len(ROWS)


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("hf:none", "There is no file 'none'"),
        ("hf:.", "The folder '.' is not in the format 'hf': check the path."),
        ("hg:set", "There is no file 'hg:set'"),
        ("csv:rows.parquet", "rows.parquet:1: "),
        ("parquet:rows.csv", "Cannot read 'rows.csv': it does not begin as Parquet does"),
        ("rows.torn.parquet", "torn or damaged; get a whole copy of it."),
        ("only", "The folder 'only' has no programs: "),
    ],
)
def test_refusals_leave_nothing_behind(
    here: Run, refusal: Callable[..., str], tables: Path, name: str, words: str
) -> None:
    content = (tables / "rows.parquet").read_bytes()
    (tables / "rows.torn.parquet").write_bytes(content[:-9])
    (tables / "only").mkdir()
    (tables / "only" / "rows.parquet").write_bytes(content)
    before = sorted(tables.rglob("*"))
    said = refusal(here(name, *PYTHON, "-o", "out.jsonl"))
    assert words in said
    assert said.endswith("add --input-format parquet.") == (name == "only")
    assert sorted(tables.rglob("*")) == before


def test_rows_are_lost_one_by_one(here: Run, read_rows: ReadRows, tmp_path: Path) -> None:
    content = b'id,code\na,x = 1\nb,"y = 1",z\nc,\xe9\nd,\0\n\ne,z = 1\n'
    (tmp_path / "rows.csv").write_bytes(content)
    done = here("rows.csv", *PYTHON, "-o", "out.jsonl")
    assert done.returncode == 0
    assert "5 programs: 2 sequences, 3 rejects (1 unreadable, 2 encoding)" in done.stderr
    rejects = read_rows(tmp_path / "out.rejects.jsonl")
    assert [reject["place"]["row"] for reject in rejects] == [3, 4, 5]
    assert [row["id"] for row in read_rows(tmp_path / "out.jsonl")] == ["a", "e"]


REPLY = "One:\n\n```python\nx = 1\n```\n\nTwo:\n\n```py\ny = 1\n```\n\n```js\nno\n```\n"


def test_a_row_with_two_fences_gives_two_records(
    here: Run, read_rows: ReadRows, write_rows: WriteRows, tmp_path: Path
) -> None:
    rows = [{"id": "a", "text": REPLY}, {"id": "b", "text": "x = 1\n"}]
    write_rows(tmp_path / "rows.jsonl", rows)
    done = here("rows.jsonl", *PYTHON, "--fences", "-o", "out.jsonl")
    assert "3 programs: 2 sequences, 1 reject (1 no-program)" in done.stderr
    found = read_rows(tmp_path / "out.jsonl")
    assert sorted(row["id"] for row in found) == ["a", "a#2"]
    assert [(row["instruction"], row["program"]) for row in found] == [
        ("One:", "x = 1\n"),
        ("Two:", "y = 1\n"),
    ]
    (reject,) = read_rows(tmp_path / "out.rejects.jsonl")
    assert (reject["message"], reject["place"]["row"]) == ("the text has no code fence", 2)


@pytest.mark.parametrize(
    ("reply", "options", "programs"),
    [
        (REPLY, (), ["x = 1\n", "y = 1\n"]),
        ("x = 1\n", (), ["x = 1\n"]),
        ("x = 1\n", ("--fences",), []),
        ("'''\n```py\nz = 1\n```\n'''\n", ("--no-fences",), ["'''\n```py\nz = 1\n```\n'''\n"]),
    ],
)
def test_replies_of_chats_are_markdown_if_they_have_fences(
    here: Run,
    read_rows: ReadRows,
    write_rows: WriteRows,
    tmp_path: Path,
    reply: str,
    options: Sequence[str],
    programs: Sequence[str],
) -> None:
    turns = [{"role": "user", "content": "Go."}, {"role": "assistant", "content": reply}]
    write_rows(tmp_path / "rows.jsonl", [{"messages": turns}])
    found = read_rows(here("rows.jsonl", *PYTHON, *options).stdout)
    assert [row["program"] for row in found] == programs
    assert {row["instruction"] for row in found} <= {"Go."}


def test_a_named_column_that_is_nearly_there(
    here: Run, refusal: Callable[..., str], tables: Path
) -> None:
    said = refusal(here("rows.parquet", *PYTHON, "--program-column", "kode"))
    assert said == (
        "rows.parquet:1: there is no column 'kode' (did you mean 'code'?); "
        "the columns are: 'id', 'prompt', 'code', 'stars'."
    )


def test_fences_are_not_for_changes(here: Run, refusal: Callable[..., str], tables: Path) -> None:
    said = refusal(here("rows.csv", *PYTHON, "--fences", "--base-column", "prompt"))
    assert said == "Fences are for whole programs: leave out --fences or --base-column."


def test_pyarrow_is_loaded_for_its_files_only(tables: Path) -> None:
    for name, loaded in (("rows.csv", False), ("rows.parquet", True)):
        code = (
            "import sys; from lintseq.cli.main import run; "
            f"status = run(['--lang', 'python', '-w', '1', '-q', '-o', 'out', {name!r}]); "
            "print(status, 'pyarrow' in sys.modules)"
        )
        done = subprocess.run(
            [sys.executable, "-c", code], cwd=tables, capture_output=True, text=True, check=True,
            timeout=60,
        )  # fmt: skip
        assert done.stdout == f"0 {loaded}\n"
        (tables / "out").unlink()
