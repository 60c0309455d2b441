from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from benchmarks import languages
from benchmarks.language_programs import bundled, bundled_languages
from benchmarks.language_results import LanguageResult, SizeResult, keep, kept
from benchmarks.language_tables import cost_table, page, ratio_table
from benchmarks.language_walks import Walk, walk
from benchmarks.one_shot import OneShot
from benchmarks.programs import is_about, line_count
from lintseq.core.host import default_host

RESULT = LanguageResult(
    language="go",
    linter="go-types",
    tier="semantic",
    version="go 1.19",
    programs="bundled",
    date="2026-11-27",
    machine="a machine",
    command="a command",
    start_seconds=1.5,
    trip_seconds=0.0005,
    sizes=[SizeResult(20, 21, [10, 12, 20], [0.02, 0.03, 0.02], [5, 6, 7], {"go vet": [0.2, 0.1]})],
)


@pytest.mark.parametrize("language", bundled_languages())
@pytest.mark.parametrize("length", [20, 100, 400])
def test_bundled_programs_are_as_long_as_asked(language: str, length: int) -> None:
    assert is_about(line_count(bundled(language, length)), length)


def test_a_walk_tells_every_state_that_was_judged() -> None:
    host = default_host()
    linter = host.linter_for(host.languages.get("python"))
    done = walk(linter, bundled("python", 20), 1)
    assert done.edits > 1
    assert len(done.states) >= done.edits - 1
    assert max(map(len, done.states)) < len(bundled("python", 20).text)


def test_states_are_spread_over_the_whole_walk() -> None:
    done = Walk(1.0, 5, [str(number) for number in range(100)])
    assert done.spread(5) == ["10", "30", "50", "70", "90"]
    assert Walk(1.0, 5, ["a", "b"]).spread(5) == ["a", "b"]


def test_a_command_that_did_not_look_is_an_error(tmp_path: Path) -> None:
    command = ["python3", "-c", "import sys; sys.exit(3)"]
    assert OneShot("fine", "a.txt", command, looked=(3,)).seconds("", tmp_path) > 0
    with pytest.raises(Exception, match="failed with 3"):
        OneShot("broken", "a.txt", command).seconds("", tmp_path)


def test_results_are_kept(tmp_path: Path) -> None:
    keep(RESULT, tmp_path)
    assert list(kept(tmp_path)) == [RESULT]


def test_the_ratio_is_that_of_a_sequence() -> None:
    (row,) = ratio_table([RESULT]).rows
    # 12 lints of 0.15 s each, over 0.02 s.
    assert row == ["go, go-types", "bundled", "go vet", "90.0", "20"]
    (costs,) = cost_table([RESULT]).rows
    assert costs[-1] == "1.80"
    assert "go 1.19; on 2026-11-27" in page([RESULT])


def test_the_script_measures_python(tmp_path: Path) -> None:
    words = ["python:pyflakes", "--lines", "20", "--rounds", "1", "--states", "1"]
    log = tmp_path / "page.md"
    done = CliRunner().invoke(
        languages.main, [*words, "--keep", str(tmp_path / "kept"), "--log", str(log)]
    )
    assert done.exit_code == 0, done.output
    assert "| python, pyflakes |" in log.read_text("utf-8")
    kept_ones = ["--page-only", "--keep", str(tmp_path / "kept")]
    again = CliRunner().invoke(languages.main, kept_ones)
    assert "| python, pyflakes |" in again.output
