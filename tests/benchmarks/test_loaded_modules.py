"""Nobody waits for what they did not ask for: not timed, so it holds on any machine."""

from __future__ import annotations

import pytest

from benchmarks.imports import SHOW_HELP, import_costs, loaded_by, parse_import_times

TOOLS = {"multiprocessing", "numpy", "pandas", "pyflakes", "rich", "torch", "zstandard"}


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
