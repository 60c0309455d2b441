"""Where rows and programs may come from: files of all kinds, folders, globs, pipes."""

from __future__ import annotations

import gzip
import subprocess
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
import zstandard

Finished = subprocess.CompletedProcess[str]
Run = Callable[..., Finished]
ReadRows = Callable[..., list[dict[str, Any]]]

ROW = b'{"instruction": "%s", "program": "a = %d\\n"}\n'
ONE_EACH = ("-s", 1, "-w", 1)


def row(name: str, number: int) -> bytes:
    return ROW % (name.encode(), number)


def test_all_kinds_at_once_in_the_order_given(
    lintseq: Run, read_rows: ReadRows, tmp_path: Path
) -> None:
    (tmp_path / "1.jsonl.gz").write_bytes(gzip.compress(row("gzip", 1)))
    (tmp_path / "2.jsonl.zst").write_bytes(zstandard.compress(row("zstd", 2)))
    (tmp_path / "glob").mkdir()
    (tmp_path / "glob" / "b.ndjson").write_bytes(row("glob b", 4))
    (tmp_path / "glob" / "a.jsonl").write_bytes(row("glob a", 3))
    (tmp_path / "5.json").write_bytes(b"[%s]" % row("array", 5))
    (tmp_path / "6.py").write_bytes(b"a = 6\n")
    kinds = ["1.jsonl.gz", "2.jsonl.zst", "glob/*", "5.json", "6.py", "-"]
    done = lintseq(*kinds, "--lang", "python", *ONE_EACH, cwd=tmp_path, stdin=row("stdin", 7))
    assert done.returncode == 0, done.stderr
    rows = read_rows(done.stdout)
    assert [row["program"] for row in rows] == [f"a = {number}\n" for number in range(1, 8)]
    names = ["gzip", "zstd", "glob a", "glob b", "array", None, "stdin"]
    assert [row["instruction"] for row in rows] == names


def test_a_folder_gives_its_programs_in_the_order_of_paths(
    lintseq: Run, read_rows: ReadRows, tmp_path: Path
) -> None:
    source = tmp_path / "project"
    for name in ("b/two.py", "b.py", "a/one.pyi", ".hidden/no.py", "b/.no.py", "a/readme.txt"):
        (source / name).parent.mkdir(parents=True, exist_ok=True)
        (source / name).write_text(f"# {name}\n")
    (source / "b" / "loop").symlink_to(source)
    done = lintseq("project", "--lang", "python", *ONE_EACH, cwd=tmp_path)
    ids = ["project/a/one.pyi", "project/b/two.py", "project/b.py"]
    rows = read_rows(done.stdout)
    assert [row["id"] for row in rows] == ids
    assert [row["metadata"] for row in rows] == [{"path": name} for name in ids]
    (tmp_path / "elsewhere").mkdir()
    done = lintseq("../project/**/*.py", "-l", "python", *ONE_EACH, cwd=tmp_path / "elsewhere")
    assert [row["id"] for row in read_rows(done.stdout)] == ids[1:]


def test_a_pipe_is_read_once_and_counted_all_the_same(
    lintseq: Run, read_rows: ReadRows, tmp_path: Path
) -> None:
    (tmp_path / "rows.jsonl").write_bytes(row("piped", 1) * 2)
    script = 'exec "$0" <(cat rows.jsonl) "$@"'
    done = lintseq("--lang", "python", *ONE_EACH, cwd=tmp_path, before=["bash", "-c", script])
    assert [row["instruction"] for row in read_rows(done.stdout)] == ["piped", "piped"]


def test_the_kind_of_a_file_may_be_told(lintseq: Run, read_rows: ReadRows, tmp_path: Path) -> None:
    (tmp_path / "rows.xyz").write_bytes(row("told", 1))
    options = ("--lang", "python", "--input-format")
    done = lintseq("rows.xyz", *options, "json-lines", *ONE_EACH, cwd=tmp_path)
    assert [row["program"] for row in read_rows(done.stdout)] == ["a = 1\n"]
    done = lintseq("rows.xyz", *options, "source-file", *ONE_EACH, cwd=tmp_path)
    assert [row["program"] for row in read_rows(done.stdout)] == [row("told", 1).decode()]


@pytest.mark.parametrize("name", ["none.jsonl", "none.jsonl.gz", "-"])
def test_no_rows_are_no_error(here: Run, lintseq: Run, tmp_path: Path, name: str) -> None:
    (tmp_path / "none.jsonl").write_bytes(b"")
    (tmp_path / "none.jsonl.gz").write_bytes(gzip.compress(b"\n \n"))
    run = lintseq if name == "-" else here
    extra: dict[str, Path] = {"cwd": tmp_path} if name == "-" else {}
    done = run(name, "--lang", "python", **extra)
    assert (done.returncode, done.stdout) == (0, "")
    assert done.stderr.startswith("0 programs: 0 sequences, 0 rejects; ")


WRONG = {
    "latin.jsonl": ('{"program": "a = \'ä\'"}\n'.encode("latin-1"), "UTF-8"),
    "wide.jsonl": ('{"program": "a = 1"}\n'.encode("utf-16"), "UTF-16"),
    "latin.py": ("# coding: latin-1\na = 'ä'\n".encode("latin-1"), "in line 2"),
    "nul.py": (b"a = 1\0\n", "NUL"),
}


def test_other_encodings_are_rejects(lintseq: Run, read_rows: ReadRows, tmp_path: Path) -> None:
    for name, (content, _) in WRONG.items():
        (tmp_path / name).write_bytes(content)
    arguments = ("--lang", "python", "--rejects", "rejects.out", "-w", 1)
    done = lintseq(*WRONG, *arguments, cwd=tmp_path)
    assert (done.returncode, done.stdout) == (0, "")
    rejects = read_rows(tmp_path / "rejects.out")
    assert [reject["place"]["source"] for reject in rejects] == list(WRONG)
    for reject, (_, words) in zip(rejects, WRONG.values()):
        assert reject["reason"] == "encoding"
        assert words in reject["message"]


def test_a_cut_off_archive_gives_what_is_whole(
    lintseq: Run, read_rows: ReadRows, tmp_path: Path
) -> None:
    noise = [sha256(b"%d" % number).hexdigest() for number in range(200)]
    whole = gzip.compress(b"".join(row(noise[number], number) for number in range(200)))
    (tmp_path / "rows.jsonl.gz").write_bytes(whole[: len(whole) // 2])
    arguments = ("rows.jsonl.gz", "--lang", "python", "--sampler", "randseq", *ONE_EACH)
    done = lintseq(*arguments, "--set", "edits=1", "-o", "out.jsonl", cwd=tmp_path)
    rows = read_rows(tmp_path / "out.jsonl")
    (reject,) = read_rows(tmp_path / "out.rejects.jsonl")
    assert 50 < len(rows) < 150
    assert [row["program"] for row in rows] == [f"a = {n}\n" for n in range(len(rows))]
    assert (reject["reason"], reject["place"]["row"]) == ("unreadable", len(rows) + 1)
    assert "damaged" in reject["message"]
    assert done.returncode == 0


def test_standard_input_may_be_closed(
    lintseq: Run, refusal: Callable[..., str], tmp_path: Path
) -> None:
    script = 'exec "$0" "$@" <&-'
    done = lintseq("-", "--lang", "python", cwd=tmp_path, before=["bash", "-c", script])
    assert refusal(done) == "Standard input is closed: name a file instead of '-'."
