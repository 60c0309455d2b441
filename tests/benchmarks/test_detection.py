from __future__ import annotations

import gzip
import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from benchmarks import detection
from benchmarks.detection_tables import Seen, by_detector, by_language
from benchmarks.detectors import DETECTORS, Verdict, magika, pygments
from lintseq.plugins.stages.words import installed

PYTHON = (
    "import os\n\n\ndef names(folder):\n    for name in os.listdir(folder):\n        yield name\n"
)
GO = 'package main\n\nimport "fmt"\n\nfunc main() {\n\tfmt.Println("a")\n}\n'


def seen(detector: str, *said: Verdict | None) -> list[Seen]:
    return [Seen(detector, "files", "go", each, 0.001 * n) for n, each in enumerate(said, start=1)]


SURE = seen("sure", Verdict("go"), Verdict("c"), None, Verdict("go"))
DOUBTS = seen("doubts", Verdict("go", 0.9), Verdict("c", 0.8), Verdict("go", 0.4), None)


def test_limits_are_tried_with_detectors_that_doubt() -> None:
    rows = by_detector([*SURE, *DOUBTS], ["sure", "doubts"], [0.0, 0.5, 0.85]).rows
    assert rows == [
        ["files, sure", "4", "50.0 %", "25.0 %", "25.0 %", "2.50"],
        ["files, doubts", "4", "50.0 %", "25.0 %", "25.0 %", "2.50"],
        ["files, doubts, from 0.5", "4", "25.0 %", "25.0 %", "50.0 %", "2.50"],
        ["files, doubts, from 0.85", "4", "25.0 %", "0.0 %", "75.0 %", "2.50"],
    ]


def test_each_language_tells_what_it_is_taken_for() -> None:
    (row,) = by_language([*SURE, *DOUBTS], "sure", 0.5).rows
    assert row == ["files, go", "4", "50.0 %", "25.0 %", "25.0 %", "1 c"]
    (row,) = by_language(DOUBTS, "doubts", 0.85).rows
    assert row[-1] == "–"  # noqa: RUF001


def test_detectors_name_our_languages() -> None:
    assert {"magika", "pygments"} <= installed(*DETECTORS).keys()
    found = magika(GO)
    assert found is not None
    assert found.language == "go"
    assert pygments("#!/usr/bin/python3\nprint(1)\n") == Verdict("python")
    assert magika("hello") is None


def test_the_whole_script(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    rows = {
        "files_python": {"id": "a", "text": PYTHON},
        "files_nonsense": {"id": "a", "text": PYTHON},
        "humaneval_x_go": {"prompt": GO, "canonical_solution": "\n"},
        "humanevalpack_go": {"code": GO},
    }
    for name, row in rows.items():
        with gzip.open(tmp_path / f"{name}.jsonl.gz", "wt", encoding="utf-8") as file:
            file.write(f"{json.dumps(row)}\n" * 3)
    monkeypatch.setattr("sys.argv", ["detection"])
    log = tmp_path / "page.md"
    done = CliRunner().invoke(
        detection.main, ["--data", str(tmp_path), "--programs", "2", "--log", str(log)]
    )
    assert done.exception is None
    page = " ".join(log.read_text("utf-8").split())
    assert "| files, magika | 2 | 100.0 % |" in page
    assert "| snippets, go | 2 | 100.0 % |" in page
    assert "nonsense" not in page


def test_an_empty_folder_is_told(tmp_path: Path) -> None:
    done = CliRunner().invoke(detection.main, ["--data", str(tmp_path)])
    assert done.exit_code == 1
    assert "There are no programs in" in done.output
