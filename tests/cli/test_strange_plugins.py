"""Plugins by strangers: what is wrong with one is said, and harms only those who ask for it."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Finished = subprocess.CompletedProcess[str]
Run = Callable[..., Finished]
Refusal = Callable[..., str]
Plugged = Callable[..., dict[str, str]]

FAULTS = {
    "broken_import": "ModuleNotFoundError: No module named 'there_is_no_such_module'",
    "misspelt_hook": "PluginValidationError: ",
}


@pytest.fixture(autouse=True)
def program(tmp_path: Path) -> None:
    (tmp_path / "program.py").write_text("a = 1\n")


@pytest.mark.parametrize("name", FAULTS)
def test_a_broken_plugin_is_reported_and_harms_nobody(
    lintseq: Run, plugged: Plugged, tmp_path: Path, name: str
) -> None:
    env = plugged(name)
    listed = lintseq("plugins", cwd=tmp_path, env=env)
    assert (listed.returncode, listed.stderr) == (0, "")
    assert (
        listed.stdout.rstrip()
        .split("\n")[-1]
        .startswith(f"broken: The plugin {name} ({name} 1.0) cannot be loaded: {FAULTS[name]}")
    )
    assert re.search(r"^linter +pyflakes ", listed.stdout, re.MULTILINE)
    checked = lintseq("doctor", "--check", cwd=tmp_path, env=env)
    assert (checked.returncode, checked.stderr) == (1, "")
    assert (
        f"broken  The plugin {name} ({name} 1.0) cannot be loaded: {FAULTS[name]}" in checked.stdout
    )
    linted = lintseq("lint", "program.py", cwd=tmp_path, env=env)
    assert (linted.returncode, linted.stdout, linted.stderr) == (0, "", "")


def test_the_main_job_does_not_mind(
    lintseq: Run, plugged: Plugged, read_rows: Callable[..., list[dict[str, Any]]], tmp_path: Path
) -> None:
    env = plugged(*FAULTS, "moody", "absent")
    done = lintseq("program.py", "-w", 1, "-s", 1, cwd=tmp_path, env=env)
    assert (done.returncode, len(read_rows(done.stdout))) == (0, 1)
    assert done.stderr.startswith("1 program: 1 sequence, 0 rejects; ")


@pytest.mark.parametrize(
    ("name", "kind", "harmless"),
    [
        ("rival_linter", "linter name 'pyflakes'", "show"),
        ("rival_language", "language name 'python'", "show"),
    ],
)
def test_two_that_claim_a_name_are_named_to_those_who_use_the_kind(
    lintseq: Run,
    refusal: Refusal,
    plugged: Plugged,
    tmp_path: Path,
    name: str,
    kind: str,
    harmless: str,
) -> None:
    env = plugged(name)
    said = refusal(lintseq("program.py", "-o", "out.jsonl", cwd=tmp_path, env=env))
    assert said.startswith(f"Two plugins claim the {kind}: ")
    assert f"{name} ({name} 1.0)" in said
    assert "(lintseq 0." in said
    assert said.endswith("; remove one of them.")
    assert [path.name for path in tmp_path.iterdir()] == ["program.py"]
    said = refusal(lintseq(harmless, "program.py", cwd=tmp_path, env=env))
    assert "claim" not in said
    for command in ("plugins", "doctor"):
        told = lintseq(command, cwd=tmp_path, env=env)
        assert (told.returncode, told.stderr) == (0, "")
        assert f"Two plugins claim the {kind}: " in told.stdout
    assert lintseq("doctor", "--check", cwd=tmp_path, env=env).returncode == 1


def test_a_hook_that_raises_is_named_and_harms_nobody(
    lintseq: Run, plugged: Plugged, tmp_path: Path
) -> None:
    env = plugged("failing_hook")
    fault = "The plugin failing_hook (failing_hook 1.0) failed in lintseq_linters: OSError: no lic"
    assert lintseq("program.py", "-o", "out.jsonl", cwd=tmp_path, env=env).returncode == 0
    for command in ("plugins", "doctor"):
        told = lintseq(command, cwd=tmp_path, env=env)
        assert (told.returncode, told.stderr) == (0, "")
        assert fault in told.stdout


@pytest.mark.campaign
def test_what_is_missing_is_said_with_what_installs_it(
    lintseq: Run, refusal: Refusal, plugged: Plugged, tmp_path: Path
) -> None:
    env = plugged("absent")
    doctor = lintseq("doctor", cwd=tmp_path, env=env)
    assert doctor.returncode == 0
    assert "missing linter absent: pip install 'absent[tool]'\n" in doctor.stdout
    assert "broken  linter crippled: RuntimeError: half of the tool is missing\n" in doctor.stdout
    assert "broken  linter stuck: The tool 'stuck' does not start (no licence).\n" in doctor.stdout
    assert "ok      linter pyflakes: pyflakes " in doctor.stdout
    languages = lintseq("languages", cwd=tmp_path, env=env).stdout
    assert "missing: pip install 'absent[tool]'" in languages
    assert "broken: RuntimeError: half of the tool is missing" in languages
    assert "broken: The tool 'stuck' does not start (no licence)." in languages
    env = {**env, "LINTSEQ_HOME": str(tmp_path)}
    setup = lintseq("setup", "python", "--linter", "stuck", cwd=tmp_path, env=env)
    assert setup.returncode == 3
    assert setup.stdout == (
        f"failed  python: The tool 'stuck' does not start (no licence); or remove '{tmp_path}', if "
        "something in it is damaged, and set up again.\n"
    )
    assert lintseq("doctor", "--check", cwd=tmp_path, env=env).returncode == 1


@pytest.mark.parametrize(
    "arguments", [("generate", "nothing.py", "-o", "out.jsonl"), ("lint", "program.py")]
)
def test_a_linter_that_is_not_there_is_known_before_anything_is_read(
    lintseq: Run, refusal: Refusal, plugged: Plugged, tmp_path: Path, arguments: tuple[str, ...]
) -> None:
    arguments = (*arguments, "--lang", "python", "--linter", "absent")
    said = refusal(lintseq(*arguments, cwd=tmp_path, env=plugged("absent")), 3)
    assert said == "The tool 'absent' is not installed: pip install 'absent[tool]'"
    assert [path.name for path in tmp_path.iterdir()] == ["program.py"]


def test_a_linter_that_breaks_its_word_is_told_from_a_usage_error(
    lintseq: Run, refusal: Refusal, plugged: Plugged, tmp_path: Path
) -> None:
    arguments = ("program.py", "--linter", "crippled", "-o", "out.jsonl")
    said = refusal(lintseq(*arguments, cwd=tmp_path, env=plugged("absent")), 3)
    assert said.startswith("RuntimeError at ")
    assert "half of the tool is missing. This is a defect of lintseq or of a plugin: --deb" in said


def test_a_plugin_is_listed_with_what_supplies_it(
    lintseq: Run, plugged: Plugged, tmp_path: Path
) -> None:
    told = lintseq("plugins", cwd=tmp_path, env=plugged("moody")).stdout
    (line,) = [line for line in told.split("\n") if " moody " in line]
    cells = ["linter", "moody", "moody 1.0", "misbehaves when told to [by the program]"]
    assert re.split(r" {2,}", line.strip()) == cells
