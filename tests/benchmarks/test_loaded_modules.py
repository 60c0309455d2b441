"""Nobody waits for what they did not ask for: not timed, so it holds on any machine."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks.imports import SHOW_HELP, import_costs, loaded_by, parse_import_times

LEARNING = {
    "datasets",
    "jinja2",
    "jsonschema",
    "matplotlib",
    "numpy",
    "openai",
    "torch",
    "transformers",
}
TOOLS = {"multiprocessing", "pandas", "pyflakes", "rich", "zstandard"} | LEARNING


@pytest.mark.parametrize(
    ("statement", "unwanted"),
    [
        ("import lintseq", TOOLS | {"click", "pluggy", "lintseq.api"}),
        ("from lintseq import generate", TOOLS | {"click"}),
        ("from lintseq.cli.main import run; run(['--version'])", TOOLS | {"pluggy"}),
        (SHOW_HELP, TOOLS | {"pluggy"}),
    ],
)
def test_a_start_loads_no_tool(statement: str, unwanted: set[str]) -> None:
    loaded = loaded_by(statement)
    assert "lintseq" in loaded
    assert sorted(loaded & unwanted) == []


def test_the_main_job_loads_nothing_that_learns(tmp_path: Path) -> None:
    program, rows = tmp_path / "program.py", tmp_path / "rows.jsonl"
    program.write_text("a = 1\nprint(a)\n", "utf-8")
    job = ["generate", str(program), "-o", str(rows), "--quiet"]
    loaded = loaded_by(f"from lintseq.cli.main import run; assert run({job!r}) == 0")
    assert rows.read_text("utf-8").count("\n") == 5
    assert sorted(loaded & LEARNING) == []


def test_nor_does_the_work_on_a_program() -> None:
    text = "a = 1\nprint(a)\n"
    work = f"import lintseq; assert [*lintseq.generate({text!r}, language='python')]"
    assert sorted(loaded_by(work) & LEARNING) == []


def test_what_is_loaded_is_seen() -> None:
    assert "wave" in loaded_by("import wave") - loaded_by("pass")


def test_the_cost_of_an_import_is_seen() -> None:
    assert "wave" in {cost.module for cost in import_costs("import wave")}


def test_the_times_that_python_writes_are_read() -> None:
    text = (
        "import time: self [us] | cumulative | imported package\n"
        "import time:       250 |       1250 | outer\n"
        "import time:      1000 |       1000 |   outer.inner\n"
        "something else\n"
    )
    assert [(cost.module, cost.own) for cost in parse_import_times(text)] == [
        ("outer", 0.25),
        ("outer.inner", 1.0),
    ]
