"""What a report is told about training, and by which files."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from lintseq.core.errors import UsageError
from lintseq.pipeline.report.arms import NamedFile, read_arms
from lintseq.pipeline.report.training import Training, read_training
from tests.pipeline.result_rows import write_results

NOTES: dict[str, Any] = {
    "arm": "lintseq",
    "format": "unified",
    "match": "tokens",
    "summary": {
        "examples": 100,
        "tokens": 5000,
        "steps": 20,
        "dropped": 1,
        "parameters": 690_000,
        "loss": 0.25,
        "seconds": 3.5,
    },
}
TRAINING = Training("lintseq", "tokens", 100, 5000, 20, 1, 690_000, 0.25)


def test_a_model_folder_and_its_notes_say_the_same(tmp_path: Path) -> None:
    notes = tmp_path / "lintseq.json"
    notes.write_text(json.dumps(NOTES))
    assert read_training(notes) == TRAINING
    assert read_training(tmp_path) == TRAINING


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("", "is no lintseq.json"),
        ("[1]", "is no lintseq.json"),
        ("[" * 100_000, "is no lintseq.json"),
        ("{}", "there is no 'summary'"),
        (json.dumps({**NOTES, "summary": {"examples": "9"}}), "'summary.examples' is a str"),
        (json.dumps({**NOTES, "match": None}), "'match' is null"),
    ],
)
def test_other_files_are_refused(content: str, message: str, tmp_path: Path) -> None:
    notes = tmp_path / "lintseq.json"
    notes.write_text(content)
    with pytest.raises(UsageError, match=message):
        read_training(tmp_path)


def test_a_missing_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="--training takes NAME=FOLDER"):
        read_training(tmp_path / "nowhere")


def test_training_belongs_to_an_arm(tmp_path: Path) -> None:
    (tmp_path / "lintseq.json").write_text(json.dumps(NOTES))
    file = write_results(tmp_path / "a.jsonl", {"t/1": [True]})
    results = [NamedFile("lintseq", str(file))]
    (arm,) = read_arms(results, [NamedFile("lintseq", str(tmp_path))])
    assert arm.training == TRAINING
    with pytest.raises(UsageError, match="an arm 'lintsec': did you mean 'lintseq'"):
        read_arms(results, [NamedFile("lintsec", str(tmp_path))])
    twice = [NamedFile("lintseq", str(tmp_path)), NamedFile("lintseq", "elsewhere")]
    with pytest.raises(UsageError, match="two folders for the arm 'lintseq'"):
        read_arms(results, twice)
