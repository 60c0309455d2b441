"""``--session``: the same bytes whichever walks, and a manifest that says where one fell back."""

from __future__ import annotations

import json
import signal
import subprocess
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest

from lintseq.plugins.samplers.lintseq.sampler import LintSeq

Finished = subprocess.CompletedProcess[str]
Run = Callable[..., Finished]

DATA = Path(__file__).parents[1] / "data"
MBPP, FILES = DATA / "mbpp.jsonl", DATA / "files_python.jsonl"
SAMPLES = 2
LINES = 4
STATES = SAMPLES * (LINES - 1)
"""States that the preset ``paper`` asks of, for a program of `LINES` in which nothing is wrong."""


def program(number: int, word: str) -> dict[str, str]:
    """A record that takes the linter ``limping`` to the word."""
    return {"id": f"r{number}", "program": "".join(f"a = {n}  # {word}\n" for n in range(LINES))}


WORDS = ["star" if n % 3 == 0 else "global" if n % 5 == 0 else "plain" for n in range(60)]
FALLBACKS = {
    word: {"programs": WORDS.count(word), "states": STATES * WORDS.count(word)}
    for word in ("global", "star")
}

WORK = {
    "programs": len(WORDS),
    "rows": SAMPLES * len(WORDS),
    "edits": SAMPLES * LINES * len(WORDS),
    "lints": STATES * len(WORDS),
}


class Limping:
    """Runs over a file of records, with a linter that counts, into run folders."""

    def __init__(self, lintseq: Run, environment: Mapping[str, str], folder: Path) -> None:
        self._lintseq = lintseq
        self._environment = environment
        self.folder = folder

    def run(self, out: str, *options: object) -> Finished:
        command = ("rows.jsonl", "--lang", "python", "--linter", "limping", "--preset", "paper")
        options = ("-s", SAMPLES, "-q", "-o", out, *options)
        return self._lintseq(*command, *options, cwd=self.folder, env=self._environment)

    def resume(self, out: str, *options: object) -> Finished:
        command = ("generate", "--resume", out, "-q", *options)
        return self._lintseq(*command, cwd=self.folder, env=self._environment)

    def manifest(self, out: str) -> dict[str, Any]:
        return manifest_of(self.folder / out)

    def written(self, out: str) -> dict[str, bytes]:
        return written(self.folder / out)


def manifest_of(run: Path) -> dict[str, Any]:
    manifest: dict[str, Any] = json.loads((run / "manifest.json").read_text())
    return manifest


def written(run: Path) -> dict[str, bytes]:
    """All files of a run folder, with what is in them, but for the manifest."""
    files = [path for path in run.rglob("*") if path.is_file() and path.name != "manifest.json"]
    return {str(path.relative_to(run)): path.read_bytes() for path in files}


def by_any_session(files: dict[str, bytes]) -> dict[str, object]:
    """What files of a run hold, but for what marks tell of a fast session."""
    told: dict[str, object] = {**files}
    for name in [name for name in files if name.endswith(".done")]:
        mark = json.loads(files[name])
        mark.pop("fallbacks", None)
        told[name] = mark
    return told


@pytest.fixture
def limping(
    lintseq: Run,
    plugged: Callable[..., dict[str, str]],
    write_rows: Callable[..., Path],
    tmp_path: Path,
) -> Callable[..., Limping]:
    """Makes the file of records, one for each word."""

    def over(*words: str) -> Limping:
        write_rows(tmp_path / "rows.jsonl", [program(n, word) for n, word in enumerate(words)])
        return Limping(lintseq, plugged("limping"), tmp_path)

    return over


@pytest.mark.parametrize("preset", LintSeq.presets)
def test_real_programs_give_the_same_bytes(lintseq: Run, tmp_path: Path, preset: str) -> None:
    fast, naive = both_kinds(lintseq, tmp_path, "--preset", preset)
    assert (fast["session"]["kind"], naive["session"]["kind"]) == ("fast", "naive")


def test_a_grammar_tells_how_often_it_parsed_again(lintseq: Run, tmp_path: Path) -> None:
    fast, naive = both_kinds(lintseq, tmp_path, "--linter", "tree-sitter", "--preset", "paper")
    told = fast["session"]["fallbacks"]
    assert set(told) == {"tree-with-errors"}
    assert 0 < told["tree-with-errors"]["programs"] < told["tree-with-errors"]["states"]
    assert naive["session"]["fallbacks"] == {}


def both_kinds(
    lintseq: Run, folder: Path, *options: object
) -> tuple[dict[str, Any], dict[str, Any]]:
    """The manifests of runs over real programs, which wrote the same."""
    command = ("--lang", "python", MBPP, FILES, "--max-lines", 60, "-s", 1, "-q", *options)
    for kind in ("fast", "naive"):
        done = lintseq(*command, "--session", kind, "-o", f"{kind}/", cwd=folder)
        assert done.returncode == 0, done.stderr
    assert by_any_session(written(folder / "fast")) == by_any_session(written(folder / "naive"))
    fast, naive = manifest_of(folder / "fast"), manifest_of(folder / "naive")
    assert fast["counts"] == naive["counts"]
    assert fast["counts"]["rows"] > 80
    return fast, naive


def test_the_kind_is_told_and_changes_nothing_else(limping: Callable[..., Limping]) -> None:
    runs = limping(*WORDS)
    for kind, workers in (("fast", 1), ("naive", 2)):
        assert runs.run(f"{kind}/", "--session", kind, "-w", workers).returncode == 0
    assert by_any_session(runs.written("fast")) == by_any_session(runs.written("naive"))
    fast, naive = runs.manifest("fast"), runs.manifest("naive")
    assert fast["session"] == {"kind": "fast", "fallbacks": FALLBACKS}
    assert naive["session"] == {"kind": "naive", "fallbacks": {}}
    for manifest in (fast, naive):
        for name in ("session", "started", "finished", "process_seconds"):
            del manifest[name]
        del manifest["adjustable"]["session"]
    assert fast == naive


@pytest.mark.parametrize("workers", [1, 2])
def test_fallbacks_are_summed_over_workers_and_fast_is_the_default(
    limping: Callable[..., Limping], workers: int
) -> None:
    runs = limping(*WORDS)
    assert runs.run("run/", "-w", workers).returncode == 0
    assert runs.manifest("run")["session"] == {"kind": "fast", "fallbacks": FALLBACKS}
    assert runs.manifest("run")["counts"]["languages"] == {"python": WORK}


def test_a_session_that_counts_nothing_is_told_so(
    lintseq: Run, plugged: Callable[..., dict[str, str]], tmp_path: Path
) -> None:
    (tmp_path / "program.py").write_text("a = 1\nb = 2\n")
    command = ("program.py", "--linter", "moody", "-q", "-o", "run/")
    assert lintseq(*command, cwd=tmp_path, env=plugged("moody")).returncode == 0
    assert manifest_of(tmp_path / "run")["session"] == {"kind": "fast", "fallbacks": {}}


@pytest.mark.parametrize("workers", [1, 2])
def test_a_worker_that_dies_makes_nothing_count_twice(
    limping: Callable[..., Limping], workers: int
) -> None:
    runs = limping(*WORDS[:30], "plain DIE", *WORDS[30:])
    assert runs.run("run/", "-w", workers).returncode == 0
    assert (runs.folder / "died").exists()
    assert runs.manifest("run")["session"]["fallbacks"] == FALLBACKS


@pytest.mark.parametrize("workers", [1, pytest.param(2, marks=pytest.mark.campaign)])
def test_a_run_that_was_killed_and_begun_anew_counts_once(
    limping: Callable[..., Limping], workers: int
) -> None:
    runs = limping(*WORDS[:30], "plain KILL", *WORDS[30:])
    assert runs.run("run/", "-w", workers).returncode == -signal.SIGKILL
    assert runs.manifest("run")["status"] == "running"
    assert runs.manifest("run")["session"] == {"kind": "fast"}
    assert runs.run("run/", "-w", workers, "--overwrite").returncode == 0
    assert runs.run("undisturbed/", "-w", workers).returncode == 0
    assert runs.written("run") == runs.written("undisturbed")
    assert runs.manifest("run")["session"] == runs.manifest("undisturbed")["session"]
    assert runs.manifest("run")["session"]["fallbacks"] == FALLBACKS
    assert runs.manifest("run")["counts"] == runs.manifest("undisturbed")["counts"]


@pytest.mark.parametrize("workers", [1, 2])
def test_a_run_that_goes_on_counts_what_was_done_before(
    limping: Callable[..., Limping], workers: int
) -> None:
    runs = limping(*WORDS[:30], "plain KILL", *WORDS[30:])
    options = ("-w", workers, "--shard-records", 4)
    assert runs.run("run/", *options).returncode == -signal.SIGKILL
    assert runs.resume("run/", "-w", workers).returncode == 0
    assert runs.run("undisturbed/", *options).returncode == 0
    assert runs.written("run") == runs.written("undisturbed")
    resumed = runs.manifest("run")
    assert resumed["resumed"]["records"] >= 4
    assert resumed["session"] == {"kind": "fast", "fallbacks": FALLBACKS}
    assert "seconds" not in resumed
    assert resumed["process_seconds"] > 0


def test_a_session_of_another_kind_adds_nothing(limping: Callable[..., Limping]) -> None:
    runs = limping(*["star"] * 6)
    assert runs.run("run/", "-w", 1, "--shard-records", 2).returncode == 0
    (runs.folder / "run" / "shards" / "00001.done").unlink()
    assert runs.resume("run/", "--session", "naive", "-w", 1).returncode == 0
    told = {"star": {"programs": 4, "states": 4 * STATES}}
    assert runs.manifest("run")["session"] == {"kind": "naive", "fallbacks": told}


def test_an_interrupted_run_counts_what_it_did(limping: Callable[..., Limping]) -> None:
    runs = limping(*["star"] * 10, "star INTERRUPT", *["star"] * 200)
    assert runs.run("run/", "-w", 1).returncode == 130
    manifest = runs.manifest("run")
    records = manifest["counts"]["records"]
    assert manifest["status"] == "interrupted"
    assert 0 < records < 211
    told = manifest["session"]["fallbacks"]["star"]
    # The last record may not have been counted yet.
    assert told["programs"] in (records, records + 1)
    assert told["states"] == STATES * told["programs"]


def test_programs_without_rows_are_left_out(limping: Callable[..., Limping]) -> None:
    runs = limping("plain", "star")
    assert runs.run("run/", "--max-lines", LINES - 1).returncode == 0
    assert runs.manifest("run")["counts"]["rejects"] == 2
    assert runs.manifest("run")["session"]["fallbacks"] == {}
