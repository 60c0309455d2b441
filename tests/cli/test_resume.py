"""A run goes on where it was left, to the same bytes, or says what is not as it was."""

from __future__ import annotations

import gzip
import json
import os
import re
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from lintseq.pipeline.lock import locked
from tests.run_files import run_files

Finished = subprocess.CompletedProcess[str]
Run = Callable[..., Finished]
Refusal = Callable[..., str]

RECORDS, EACH, SAMPLES = 23, 4, 2
OPTIONS = (
    *("--lang", "python", "--samples", SAMPLES, "--seed", 5, "--shard-records", EACH),
    *("--sampler", "randseq", "--set", "edits=2", "--max-lines", 50, "--workers", 1),
    *("--program-column", "meta.code"),
)


@pytest.fixture(scope="module")
def made(
    lintseq: Run, write_rows: Callable[..., Path], tmp_path_factory: pytest.TempPathFactory
) -> Path:
    """A folder with inputs, and a run over them that nothing disturbed."""
    folder = tmp_path_factory.mktemp("made")
    (folder / "data").mkdir()
    rows: list[object] = [
        {"id": f"r{n % 20}", "meta": {"code": f"a = {n}\nb = a\n"}} for n in range(RECORDS)
    ]
    rows[9] = {"id": "long", "meta": {"code": "a = 1\n" * 60}}
    write_rows(folder / "data" / "a.jsonl", rows[:10])
    with gzip.open(folder / "data" / "b.jsonl.gz", "wt") as packed:
        packed.writelines(f"{json.dumps(row)}\n" for row in rows[10:])
    done = lintseq("generate", "data/*.jsonl*", *OPTIONS, "-q", "-o", "run/", cwd=folder)
    assert (done.returncode, done.stderr) == (0, "")
    return folder


@pytest.fixture
def begun(made: Path, tmp_path: Path) -> Path:
    """The same, but for the run, which was killed: two shards are done, one is half written."""
    folder = tmp_path / "begun"
    shutil.copytree(made, folder)
    run = folder / "run"
    (run / "rejects.jsonl").unlink()
    for path in sorted((run / "shards").iterdir()):
        if path.name >= "00002":
            path.unlink()
    (run / "shards" / ".00002.jsonl.part").write_text('{"id": "r8", "pa')
    (run / ".spare").write_bytes(bytes(100))
    (run / ".lock").write_text("1")
    change_manifest(run, status="running", folder=str(folder), counts=None)
    return folder


def change_manifest(run: Path, **parts: Any) -> dict[str, Any]:
    """Change parts of a manifest; None removes one."""
    manifest = {**json.loads((run / "manifest.json").read_bytes()), **parts}
    told = {key: value for key, value in manifest.items() if value is not None}
    (run / "manifest.json").write_text(json.dumps(told))
    return told


def manifest_of(run: Path) -> dict[str, Any]:
    told: dict[str, Any] = json.loads((run / "manifest.json").read_bytes())
    return told


def check_the_same(run: Path, made: Path) -> None:
    """Check that a run ended as the undisturbed one."""
    assert run_files(run) == run_files(made / "run")
    clock = {"started", "finished", "process_seconds", "resumed", "folder", "machine"}
    found, expected = ({**manifest_of(one)} for one in (run, made / "run"))
    for part in clock:
        found.pop(part)
        expected.pop(part, None)
    assert found == expected


def test_the_rest_is_done_and_nothing_twice(
    lintseq: Run, made: Path, begun: Path, tmp_path: Path
) -> None:
    kept = begun / "run" / "shards" / "00001.jsonl"
    before = kept.stat().st_mtime_ns
    # From another folder, as inputs are looked for from the one where the run was begun.
    done = lintseq("generate", "--resume", begun / "run", cwd=tmp_path)
    assert (done.returncode, done.stdout) == (0, "")
    first, *_, last = done.stderr.rstrip("\n").split("\n")
    assert first == f"Going on after {2 * EACH} programs."
    assert last.startswith(f"{RECORDS} programs: {SAMPLES * (RECORDS - 1)} sequences, 1 reject (1 ")
    check_the_same(begun / "run", made)
    assert manifest_of(begun / "run")["resumed"]["records"] == 2 * EACH
    assert kept.stat().st_mtime_ns == before
    assert lintseq("verify", begun / "run", "-w", 1, cwd=tmp_path).returncode == 0


def test_marks_of_a_lintseq_that_did_not_count_work_are_gone_on_with(
    lintseq: Run, here: Run, made: Path, begun: Path
) -> None:
    old = begun / "run" / "shards" / "00000.done"
    counts = json.loads(old.read_text())
    work = counts.pop("languages")["python"]
    old.write_text(f"{json.dumps(counts)}\n")
    before = old.stat().st_mtime_ns
    assert lintseq("generate", "--resume", "run", "-q", cwd=begun).returncode == 0
    assert old.stat().st_mtime_ns == before
    found, expected = (manifest_of(one / "run")["counts"] for one in (begun, made))
    rest, whole = found.pop("languages")["python"], expected.pop("languages")["python"]
    assert found == expected
    assert {name: rest[name] + work[name] for name in work} == whole
    assert whole["programs"] == RECORDS - 1
    said = here("stats", begun / "run")
    assert f"known of {rest['programs']} of {whole['programs']} programs: of the" in said.stderr
    assert lintseq("verify", begun / "run", "-w", 1, cwd=begun).returncode == 0


def test_what_no_byte_depends_on_may_be_other(lintseq: Run, made: Path, begun: Path) -> None:
    other = ("--workers", 2, "--session", "naive", "--time-limit", 99, "--memory-limit", 900)
    same = ("--seed", 5, "--set", "edits=2", "--lang", "python", "--engine", "local")
    done = lintseq("generate", "--resume", "run", *other, *same, "-q", cwd=begun)
    assert (done.returncode, done.stderr) == (0, "")
    assert run_files(begun / "run") == run_files(made / "run")
    told = manifest_of(begun / "run")
    assert told["session"]["kind"] == "naive"
    assert told["adjustable"] == {
        "engine": "local",
        "memory_limit": 900,
        "session": "naive",
        "time_limit": 99.0,
    }


def test_a_complete_run_says_so_and_is_left_alone(lintseq: Run, made: Path) -> None:
    before = {path: path.stat().st_mtime_ns for path in (made / "run").rglob("*.*")}
    done = lintseq("generate", "--resume", "run", cwd=made)
    assert (done.returncode, done.stdout) == (0, "")
    counts = f"{RECORDS} programs: {SAMPLES * (RECORDS - 1)} sequences, 1 reject (1 too-long)"
    assert done.stderr == f"The run in 'run' is complete: {counts}.\n"
    assert lintseq("generate", "--resume", "run", "-q", cwd=made).stderr == ""
    assert {path: path.stat().st_mtime_ns for path in (made / "run").rglob("*.*")} == before


def test_of_a_complete_run_other_inputs_are_refused_too(
    lintseq: Run, refusal: Refusal, made: Path
) -> None:
    done = lintseq("generate", "--resume", "run", "data/b.jsonl.gz", "data/a.jsonl", cwd=made)
    assert (done.returncode, done.stderr[:28]) == (0, "The run in 'run' is complete")
    said = refusal(lintseq("generate", "--resume", "run", "data/a.jsonl", cwd=made))
    assert said.startswith("None of the files has the SHA-256 of the input 'data/b.jsonl.gz' (")


def test_a_complete_run_that_lost_a_shard_gets_it_back(
    lintseq: Run, made: Path, tmp_path: Path
) -> None:
    shutil.copytree(made, tmp_path / "copy")
    run = tmp_path / "copy" / "run"
    (run / "shards" / "00001.jsonl").unlink()
    change_manifest(run, folder=str(tmp_path / "copy"))
    assert lintseq("generate", "--resume", run, "-q", cwd=tmp_path).returncode == 0
    check_the_same(run, made)


def test_inputs_that_moved_are_named_again(lintseq: Run, made: Path, begun: Path) -> None:
    (begun / "data").rename(begun / "elsewhere")
    # In any order and by any name: hashes decide.
    (begun / "elsewhere" / "a.jsonl").rename(begun / "elsewhere" / "z.jsonl")
    done = lintseq("generate", "--resume", "run", "elsewhere/*.jsonl*", "-q", cwd=begun)
    assert (done.returncode, done.stderr) == (0, "")
    check_the_same(begun / "run", made)


def test_on_a_machine_without_the_folder_names_are_looked_up_here(
    lintseq: Run, made: Path, begun: Path
) -> None:
    change_manifest(begun / "run", folder="/no/such/folder")
    assert lintseq("generate", "--resume", "run", "-q", cwd=begun).returncode == 0
    check_the_same(begun / "run", made)


def test_every_option_that_bytes_depend_on_is_in_the_manifest(made: Path) -> None:
    from lintseq.cli.generate import command

    told = manifest_of(made / "run")
    names = {option.name for option in command.params if option.expose_value} - {"inputs"}
    passing = {"out", "rejects", "overwrite", "resume", "strict", "quiet", "workers"}
    assert told["options"].keys() | told["adjustable"].keys() == names - passing


def test_the_docs_tell_every_part_of_a_manifest(lintseq: Run, begun: Path) -> None:
    assert lintseq("generate", "--resume", "run", "-q", cwd=begun).returncode == 0
    page = Path(__file__).parents[2] / "docs" / "reference" / "rows.md"
    section = page.read_text("utf-8").split("\n## A manifest\n")[1].split("\n## ")[0]
    names = re.findall(r"`([a-z_]+)`", "".join(re.findall(r"^\| (`.*?) \|", section, re.M)))
    assert len(names) == len(set(names))
    assert set(names) == {*manifest_of(begun / "run"), "languages"}


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("--seed", "6"), "was begun with --seed 5, not 6: leave it out, or begin another run by"),
        (("--set", "edits=3"), "was begun with --set edits=2, not edits=3: leave it out"),
        (("--linter", "ruff"), "was begun with --linter by default, not ruff: leave it out"),
        (("--no-fences",), "was begun with --fences by default, not False: leave it out"),
        (("--program-column", "x"), "was begun with --program-column meta.code, not x: leave"),
        (("--shard-records", "5"), "was begun with --shard-records 4, not 5: leave it out"),
        (("-o", "other/"), "A run goes on in its own folder: leave out --out."),
        (("--overwrite",), "A run goes on in its own folder: leave out --overwrite."),
        (("data/a.jsonl",), "None of the files has the SHA-256 of the input 'data/b.jsonl.gz' ("),
        (("data/*", "more.jsonl"), "'more.jsonl' is none of the inputs that the run in 'run' was"),
    ],
)
def test_what_is_asked_otherwise_is_refused(
    here: Run,
    refusal: Refusal,
    begun: Path,
    monkeypatch: pytest.MonkeyPatch,
    arguments: tuple[str, ...],
    words: str,
) -> None:
    monkeypatch.chdir(begun)
    (begun / "more.jsonl").write_text("{}\n")
    before = run_files(begun / "run")
    assert words in refusal(here("generate", "--resume", "run", *arguments))
    left_alone(begun / "run", before)


def left_alone(run: Path, before: dict[str, bytes]) -> None:
    """Check that a refusal changed nothing; the lock of a process that was killed is gone."""
    assert run_files(run) == {name: data for name, data in before.items() if name != ".lock"}


def changed_input(folder: Path) -> None:
    path = folder / "data" / "a.jsonl"
    path.write_text(path.read_text().replace("a = 3", "a = 4"))


def changed_versions(folder: Path) -> None:
    told = manifest_of(folder / "run")
    change_manifest(
        folder / "run",
        versions={**told["versions"], "lintseq": "0.0.9", "structure": "brackets 1"},
        linter={**told["linter"], "version": "pyflakes 0.1"},
    )


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (changed_input, ["the input 'data/a.jsonl' changed: its SHA-256 was ", ", and is "]),
        (
            changed_versions,
            [
                "the linter's version was 'pyflakes 0.1', and is 'pyflakes ",
                "; the version of lintseq was '0.0.9', and is '",
                "; the version of structure was 'brackets 1', and is None; bring back what it was",
            ],
        ),
    ],
)
def test_what_changed_is_named(
    here: Run,
    refusal: Refusal,
    begun: Path,
    monkeypatch: pytest.MonkeyPatch,
    change: Callable[[Path], None],
    words: list[str],
) -> None:
    monkeypatch.chdir(begun)
    change(begun)
    before = run_files(begun / "run")
    said = refusal(here("generate", "--resume", "run"))
    assert said.startswith("The run in 'run' cannot go on: ")
    for part in words:
        assert part in said
    left_alone(begun / "run", before)


def test_an_input_that_is_gone(lintseq: Run, refusal: Refusal, begun: Path) -> None:
    (begun / "data" / "b.jsonl.gz").unlink()
    said = refusal(lintseq("generate", "--resume", "run", cwd=begun))
    assert said == (
        "There is no file 'data/b.jsonl.gz', which the run in 'run' reads: if it moved, name all "
        "its inputs again, by 'lintseq generate --resume run FILE…'."
    )


def test_standard_input_is_given_again_as_a_file(
    lintseq: Run, refusal: Refusal, begun: Path, tmp_path: Path
) -> None:
    rows = (begun / "data" / "a.jsonl").read_bytes()
    for name in ("straight", "disturbed"):
        done = lintseq("-", *OPTIONS, "-q", "-o", f"{name}/", stdin=rows, cwd=tmp_path)
        assert done.returncode == 0
    (tmp_path / "disturbed" / "shards" / "00001.done").unlink()
    said = refusal(lintseq("generate", "--resume", "disturbed", cwd=tmp_path))
    assert said == (
        "The run in 'disturbed' reads standard input, which cannot be read again: give the same "
        "rows as a file, by 'lintseq generate --resume disturbed FILE…'."
    )
    (tmp_path / "rows.jsonl").write_bytes(rows)
    again = ("generate", "--resume", "disturbed", "rows.jsonl", "-q")
    assert lintseq(*again, cwd=tmp_path).returncode == 0
    assert run_files(tmp_path / "disturbed") == run_files(tmp_path / "straight")


@pytest.mark.parametrize(
    ("manifest", "words"),
    [
        (None, "There is no run to go on with in 'run', as it has no manifest.json: check the"),
        ("{", "'run/manifest.json' does not say all that it takes to go on, as it is damaged or"),
        ("[" * 100_000, "'run/manifest.json' does not say all that it takes to go on, as it is"),
        ('{"status": "running"}', "'run/manifest.json' does not say all that it takes to go on"),
    ],
)
def test_a_folder_that_tells_no_run(
    here: Run, refusal: Refusal, tmp_path: Path, manifest: str | None, words: str
) -> None:
    (tmp_path / "run").mkdir()
    if manifest is not None:
        (tmp_path / "run" / "manifest.json").write_text(manifest)
    assert words in refusal(here("generate", "--resume", "run"))


@pytest.mark.parametrize(
    "arguments",
    [
        ("generate", "--resume", "run"),
        ("data/a.jsonl", *OPTIONS, "-o", "run/"),
        ("data/a.jsonl", *OPTIONS, "-o", "run/", "--overwrite"),
    ],
)
def test_the_second_process_in_a_folder_is_told_so(
    lintseq: Run, refusal: Refusal, begun: Path, arguments: tuple[object, ...]
) -> None:
    with locked(begun / "run" / ".lock"):
        before = run_files(begun / "run")
        said = refusal(lintseq(*arguments, cwd=begun))
        assert run_files(begun / "run") == before
    assert said == (
        f"Another run is at work in 'run' (process {os.getpid()}): wait for its end, or name "
        "another folder by --out."
    )
