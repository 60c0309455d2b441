"""What is written is whole, what was there is kept; full disks and closed pipes lose nothing."""

from __future__ import annotations

import json
import os
import subprocess
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest

from tests.cli.small_disk import SmallDisk

Finished = subprocess.CompletedProcess[str]
Run = Callable[..., Finished]
Refusal = Callable[..., str]
ReadRows = Callable[..., list[dict[str, Any]]]

RECORDS = 40
QUICK = ("--lang", "python", "--sampler", "randseq", "--set", "edits=2", "-w", 1)
"""Options that make many rows in no time."""


@pytest.fixture(scope="module")
def source(tmp_path_factory: pytest.TempPathFactory, write_rows: Callable[..., Path]) -> Path:
    programs = [{"id": f"r{n}", "program": f"a = {n}\nb = a\n"} for n in range(RECORDS)]
    return write_rows(tmp_path_factory.mktemp("source") / "rows.jsonl", programs)


@pytest.fixture(scope="module")
def made(lintseq: Run, source: Path) -> Path:
    """The rows of the source, made once."""
    done = lintseq(source, *QUICK, "-q", "-o", "made.jsonl", cwd=source.parent)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    return source.with_name("made.jsonl")


@pytest.fixture(scope="module")
def first_bad(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Rows of which the first is a reject."""
    path = tmp_path_factory.mktemp("source") / "bad.jsonl"
    path.write_text('{bad\n{"program": "a = 1\\n"}\n')
    return path


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def limited(kib: int) -> Sequence[str]:
    """What to put before a command so that no file of it grows beyond so many KiB."""
    return ["bash", "-c", f'ulimit -f {kib}; exec "$0" "$@"']


def test_an_old_file_stays_until_there_are_rows_to_replace_it(
    lintseq: Run, refusal: Refusal, first_bad: Path, tmp_path: Path
) -> None:
    (tmp_path / "out.jsonl").write_text("old")
    (tmp_path / "out.rejects.jsonl").write_text("old")
    arguments = (first_bad, *QUICK, "-o", "out.jsonl", "--overwrite")
    assert "(--strict)" in refusal(lintseq(*arguments, "--strict", cwd=tmp_path))
    assert (tmp_path / "out.jsonl").read_text() == "old"
    assert lintseq(*arguments, cwd=tmp_path).returncode == 0
    assert (tmp_path / "out.jsonl").read_text().count("\n") == 5
    assert (tmp_path / "out.rejects.jsonl").read_text().count("\n") == 1
    good = tmp_path / "good.jsonl"
    good.write_text('{"program": "a = 1\\n"}\n')
    assert lintseq(good, *arguments[1:], cwd=tmp_path).returncode == 0
    assert names(tmp_path) == ["good.jsonl", "out.jsonl"], "no stale rejects"


def test_standard_output_is_rows_and_nothing_else(
    lintseq: Run, read_rows: ReadRows, first_bad: Path, tmp_path: Path
) -> None:
    for out in ((), ("-o", "-")):
        done = lintseq(first_bad, *QUICK, *out, cwd=tmp_path)
        assert len(read_rows(done.stdout)) == 5
        assert [line.split(":")[0] for line in done.stderr.splitlines()] == [
            "rejected",
            "2 programs",
        ]
    assert names(tmp_path) == []


def test_quiet_says_nothing_but_errors(
    lintseq: Run, refusal: Refusal, first_bad: Path, tmp_path: Path
) -> None:
    done = lintseq(first_bad, *QUICK, "--quiet", cwd=tmp_path)
    assert (done.returncode, done.stderr, done.stdout.count("\n")) == (0, "", 5)
    assert "(--strict)" in refusal(lintseq(first_bad, *QUICK, "-q", "--strict", cwd=tmp_path))


def test_nothing_draws_progress_where_there_is_no_terminal(
    lintseq: Run, source: Path, tmp_path: Path
) -> None:
    done = lintseq(source, *QUICK, "-o", "out.jsonl", cwd=tmp_path)
    assert "\x1b" not in done.stderr
    assert "\r" not in done.stderr
    assert done.stderr.count("\n") == 1
    assert done.stderr.startswith(f"{RECORDS} programs: {5 * RECORDS} sequences, 0 rejects; ")
    assert done.stderr.endswith(" programs/s → out.jsonl\n")


@pytest.mark.parametrize("way", [("-o", "/dev/full"), ()])
def test_a_full_device(lintseq: Run, refusal: Refusal, source: Path, way: Sequence[str]) -> None:
    script = 'exec "$0" "$@"' if way else 'exec "$0" "$@" > /dev/full'
    before = ["bash", "-c", script]
    said = refusal(lintseq(source, *QUICK, *way, cwd=source.parent, before=before))
    place = "/dev/full" if way else "standard output"
    assert said.startswith(f"Cannot write '{place}': No space left on device; the 0 lines before")
    assert said.endswith("make room, or name another place by --out.")


@pytest.mark.parametrize("command", [["plugins"], ["--help"], ["lint", "broken.py"]])
def test_a_full_device_for_words(
    lintseq: Run, refusal: Refusal, tmp_path: Path, command: Sequence[str]
) -> None:
    (tmp_path / "broken.py").write_text("a = (\n")
    before = ["bash", "-c", 'exec "$0" "$@" > /dev/full']
    said = refusal(lintseq(*command, cwd=tmp_path, before=before))
    assert said == "No space left on device: see whether standard output is full or closed."


def test_a_file_that_cannot_grow_keeps_whole_records(
    lintseq: Run, refusal: Refusal, read_rows: ReadRows, source: Path, tmp_path: Path
) -> None:
    said = refusal(lintseq(source, *QUICK, "-o", "out", cwd=tmp_path, before=limited(16)))
    rows = read_rows(tmp_path / "out")
    assert said.startswith(f"Cannot write 'out': File too large; the {len(rows)} lines before are")
    assert [(row["id"], row["path"]) for row in rows] == [
        (f"r{n}", path) for n in range(len(rows) // 5) for path in range(5)
    ]
    assert names(tmp_path) == ["out"]


def test_a_run_folder_that_cannot_grow_says_that_it_failed(
    lintseq: Run, refusal: Refusal, read_rows: ReadRows, source: Path, tmp_path: Path
) -> None:
    said = refusal(lintseq(source, *QUICK, "-o", "run/", cwd=tmp_path, before=limited(16)))
    shard = tmp_path / "run" / "shards" / "00000.jsonl"
    rows = read_rows(shard)
    assert said.startswith("Cannot write 'run/shards/00000.jsonl': File too large; the ")
    manifest = json.loads((tmp_path / "run" / "manifest.json").read_text())
    assert (manifest["status"], manifest["counts"]["rows"]) == ("failed", len(rows))
    assert not shard.with_suffix(".done").exists()
    said = refusal(lintseq("verify", "run", cwd=tmp_path))
    assert said.startswith("The run in 'run' is failed, not complete: go on with it by 'lintseq ge")
    assert lintseq("verify", shard, "-w", 1, cwd=tmp_path).returncode == 0


def test_on_a_full_disk_the_manifest_still_says_what_became_of_the_run(
    here: Run,
    refusal: Refusal,
    read_rows: ReadRows,
    source: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(os, "write", SmallDisk(tmp_path / "run", 30_000).write)
    said = refusal(here(source, *QUICK, "-o", "run/"))
    assert "shards/00000.jsonl': No space left on device; the " in said
    assert names(tmp_path / "run") == ["manifest.json", "rejects.jsonl", "shards"]
    manifest = json.loads((tmp_path / "run" / "manifest.json").read_text())
    rows = read_rows(tmp_path / "run" / "shards" / "00000.jsonl")
    assert (manifest["status"], manifest["counts"]["rows"]) == ("failed", len(rows))
    assert 0 < len(rows) < 5 * RECORDS


@pytest.mark.parametrize(
    "command",
    [
        "$0 rows.jsonl --lang python --sampler randseq --set edits=2 -w 1",
        "$0 show made.jsonl --limit 200",
        "$0 plugins",
        "$0 generate --help",
    ],
)
def test_a_reader_that_has_had_enough_ends_a_command_quietly(
    lintseq: Run, made: Path, command: str
) -> None:
    # The reader is gone before the first word: sleep closes its end, and reads nothing.
    script = f"set -o pipefail; {{ sleep 0.1; {command}; }} | sleep 0"
    done = lintseq(cwd=made.parent, before=["bash", "-c", script])
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


def test_the_first_rows_may_be_all_that_is_wanted(lintseq: Run, source: Path) -> None:
    script = 'set -o pipefail; "$0" "$@" | head -n 1'
    done = lintseq(source, *QUICK, cwd=source.parent, before=["bash", "-c", script])
    assert (done.returncode, done.stderr) == (0, "")
    assert json.loads(done.stdout)["id"] == "r0"


def test_words_that_nobody_reads_do_not_end_the_work(
    lintseq: Run, read_rows: ReadRows, first_bad: Path, tmp_path: Path
) -> None:
    script = '{ sleep 0.1; "$0" "$@"; echo $? > code; } 2>&1 | sleep 0'
    command = (first_bad, *QUICK, "-o", "out.jsonl")
    lintseq(*command, cwd=tmp_path, before=["bash", "-c", script])
    assert (tmp_path / "code").read_text() == "0\n"
    assert len(read_rows(tmp_path / "out.jsonl")) == 5


def test_a_run_is_replaced_only_when_told(
    lintseq: Run, refusal: Refusal, source: Path, tmp_path: Path
) -> None:
    arguments = (source, *QUICK, "-q", "-o", "run/")
    assert lintseq(*arguments, cwd=tmp_path).returncode == 0
    manifest = (tmp_path / "run" / "manifest.json").read_bytes()
    said = refusal(lintseq(*arguments, cwd=tmp_path))
    assert said == (
        "'run' holds a run: give --overwrite to replace it, or another name; a run that did not "
        "end goes on by --resume."
    )
    assert (tmp_path / "run" / "manifest.json").read_bytes() == manifest
    (tmp_path / "run" / ".manifest.json.part").touch()
    (tmp_path / "run" / ".spare").touch()
    assert lintseq(*arguments, "--overwrite", "--seed", 1, cwd=tmp_path).returncode == 0
    assert json.loads((tmp_path / "run" / "manifest.json").read_text())["settings"]["seed"] == 1
    assert names(tmp_path / "run") == ["manifest.json", "rejects.jsonl", "shards"]
