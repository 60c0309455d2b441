"""Linters that crash, die, hang or chatter cost the programs they do it on, and no others."""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Finished = subprocess.CompletedProcess[str]
Run = Callable[..., Finished]
Made = tuple[Finished, list[dict[str, Any]], dict[str, dict[str, Any]]]

MOODS = ("CALM", "RAISE", "CHATTER", "DIE", "HANG")
REASONS = {"RAISE": "linter-failed", "DIE": "worker-died", "HANG": "timeout"}
SAMPLES = 2


@pytest.fixture(scope="module")
def made(
    lintseq: Run,
    plugged: Callable[..., dict[str, str]],
    write_rows: Callable[..., Path],
    read_rows: Callable[..., list[dict[str, Any]]],
    tmp_path_factory: pytest.TempPathFactory,
) -> Made:
    """What a run over programs of every mood wrote: its end, its rows, its rejects by id."""
    folder = tmp_path_factory.mktemp("moods")
    programs = []
    for mood in MOODS:
        programs.append({"id": mood, "program": f"a = 1  # {mood}\n"})
        programs.append({"id": f"after {mood}", "program": "a = 1\nb = 2\n"})
    write_rows(folder / "rows.jsonl", programs)
    options = ("--lang", "python", "--linter", "moody", "--time-limit", 3, "-s", SAMPLES, "-w", 1)
    done = lintseq(
        "rows.jsonl", *options, "--rejects", "bad.jsonl", cwd=folder, env=plugged("moody")
    )
    rejects = {reject["id"]: reject for reject in read_rows(folder / "bad.jsonl")}
    return done, read_rows(done.stdout), rejects


def test_every_other_program_comes_through_in_order(made: Made) -> None:
    done, rows, _ = made
    good = [name for mood in MOODS for name in (mood, f"after {mood}") if name not in REASONS]
    assert done.returncode == 0
    assert [(row["id"], row["path"]) for row in rows] == [
        (name, path) for name in good for path in range(SAMPLES)
    ]


@pytest.mark.parametrize("mood", REASONS)
def test_the_program_it_was_done_on_is_a_reject(made: Made, mood: str) -> None:
    _, _, rejects = made
    assert set(rejects) == set(REASONS)
    reject = rejects[mood]
    assert reject["reason"] == REASONS[mood]
    assert reject["nondeterministic"] == (mood != "RAISE")
    assert reject["place"]["row"] == 2 * MOODS.index(mood) + 1


def test_the_linter_and_what_it_raised_are_named(made: Made) -> None:
    _, _, rejects = made
    assert rejects["RAISE"]["message"] == "the linter 'moody' failed: ValueError: out of sorts"


def test_the_end_says_what_became_of_all(made: Made) -> None:
    *told, account = made[0].stderr.rstrip("\n").split("\n")
    told = [line for line in told if "chatter" not in line]
    assert [line.split(": ")[:3] for line in told] == [
        ["rejected", f"rows.jsonl:{2 * MOODS.index(mood) + 1}", reason]
        for mood, reason in REASONS.items()
    ]
    counts = f"10 programs: {7 * SAMPLES} sequences, 3 rejects (1 linter-failed, 1 worker-died, 1 "
    assert account.startswith(counts)


def test_lint_does_not_take_a_crash_for_no_errors(
    lintseq: Run,
    refusal: Callable[..., str],
    plugged: Callable[..., dict[str, str]],
    tmp_path: Path,
) -> None:
    (tmp_path / "program.py").write_text("RAISE\n")
    arguments = ("lint", "program.py", "--linter", "moody")
    said = refusal(lintseq(*arguments, cwd=tmp_path, env=plugged("moody")), 3)
    assert said == "program.py: the linter 'moody' failed: ValueError: out of sorts"
