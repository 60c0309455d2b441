"""Every part of the engine's measurements runs on tiny inputs; figures are not judged."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from benchmarks.engine.__main__ import HEAD, PARTS, main
from benchmarks.programs import HUMANEVAL

TINY = ["--longest", "30", "--kind", "plain", "--preset", "paper"]
TINY += ["--programs", "1", "--samples", "1", "--budget", "0", "--states", "2"]
TINY += ["--plain-limit", "0", "--records", "1", "--records", "3", "--copies", "1", "--rounds", "1"]
SAID = {
    "reference": ("## Beside pylintseq", "| times pylintseq, 12–18 lines, released "),  # noqa: RUF001
    "loop": ("## Beside the plain pyflakes loop", "| plain    |", "≈ "),
    "curve": ("## Seconds against lines", "| 30, fine ", "(page/seconds-against-lines.svg)"),
    "parses": ("in ast.parse, made, 200 lines, paper ", "| prepared |", "| CPython, % |"),
    "generate": ("| the whole command ", "| rows as JSON ", "**Throughput, over 1 programs**"),
    "workers": ("| times one worker, by two ", "| 2 workers "),
    "memory": ("| growth of memory from record 1 to 3 |", "| 3       |"),
}


@pytest.fixture(autouse=True)
def few_snippets(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Measure five of HumanEval's programs, not all."""
    path = tmp_path / "humaneval.jsonl"
    path.write_text("".join(HUMANEVAL.read_text("utf-8").splitlines(keepends=True)[:5]), "utf-8")
    monkeypatch.setattr("benchmarks.engine.plan.HUMANEVAL", path)


@pytest.mark.campaign
@pytest.mark.parametrize("part", PARTS)
def test_a_part_writes_its_section(part: str, tmp_path: Path, reference_environment: Path) -> None:
    log = tmp_path / "page.md"
    lines = "200" if part == "parses" else "15,25"
    words = ["--part", part, *TINY, "--lines", lines]
    words += ["--reference-env", str(reference_environment)]
    result = CliRunner().invoke(main, [*words, "--log", str(log)], catch_exceptions=False)
    assert result.exit_code == 0, result.output
    page = log.read_text("utf-8")
    assert page.startswith(HEAD)
    assert f"<!-- begin benchmarks.engine {part} -->" in page
    for words_of_it in SAID[part]:
        assert words_of_it in page
    assert (tmp_path / "page" / "seconds-against-lines.svg").exists() == (part == "curve")


def test_parts_stand_beside_each_other_and_go_without_the_reference(tmp_path: Path) -> None:
    log = tmp_path / "page.md"
    words = ["--part", "reference", "--part", "memory", *TINY, "--no-reference", "--log", str(log)]
    result = CliRunner().invoke(main, words, catch_exceptions=False)
    assert result.exit_code == 0, result.output
    page = log.read_text("utf-8")
    assert page.count("<!-- begin benchmarks.engine ") == 2
    assert "not measured" in page
