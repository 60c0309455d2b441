"""Recorded completions: ours as they were, the field's rows made whole, and what is not there."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest

from lintseq.core.errors import UsageError
from lintseq.core.model import Completion, Model, Request, SamplingParameters
from lintseq.plugins.models.replay.kind import ReplayKind
from lintseq.testing import ModelConformance

OURS = {
    "task_id": "T/0",
    "sample": 0,
    "prompt": "Add.",
    "text": "\n<|diff|>@@ -0,0 +1 @@\n+a = 1",
    "format": "unified",
    "tokens_in": 2,
    "tokens_out": 9,
    "stop_reason": "length",
    "solution": "a = 1\n",
}


def opened(folder: Path, rows: Sequence[object]) -> Model:
    path = folder / "samples.jsonl"
    path.write_text("".join(f"{json.dumps(row)}\n" for row in rows), "utf-8")
    return ReplayKind().open(str(path), {})


def asked(model: Model, index: int = 0, prompt: str = "Add.", stub: str = "") -> Completion:
    (found,) = model.complete([Request("T/0", index, prompt, 1, stub)], SamplingParameters())
    return found


def test_our_samples_come_back_as_they_were(tmp_path: Path) -> None:
    model = opened(tmp_path, [OURS, {**OURS, "sample": 1, "stop_reason": "end", "text": ""}])
    assert model.format == "unified"
    assert asked(model) == Completion(str(OURS["text"]), 2, 9, "length")
    assert asked(model, 1) == Completion("", 2, 9, "end")


def test_whole_programs_of_the_field(tmp_path: Path) -> None:
    rows = [{"task_id": "T/0", "solution": "a = 1\n"}, {"task_id": "T/0", "solution": "a = 2\n"}]
    model = opened(tmp_path, rows)
    assert model.format == "whole"
    assert asked(model, 1) == Completion("\na = 2\n", None, None, "end")


def test_completions_of_the_field_continue_the_stub(tmp_path: Path) -> None:
    model = opened(tmp_path, [{"task_id": "T/0", "completion": "    return 1\n"}])
    assert asked(model, stub="def f():\n").text == "\ndef f():\n    return 1\n"


def test_a_sample_that_is_not_there_is_named(tmp_path: Path) -> None:
    model = opened(tmp_path, [OURS])
    with pytest.raises(UsageError, match="has no sample 1 of 'T/0': ask for fewer"):
        asked(model, 1)


def test_an_answer_to_another_prompt_is_refused(tmp_path: Path) -> None:
    model = opened(tmp_path, [OURS])
    with pytest.raises(UsageError, match=r"Sample 0 of 'T/0' in .* answers another prompt"):
        asked(model, prompt="Subtract.")


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        ([], "has no samples"),
        ([OURS, OURS], "has sample 0 of 'T/0' twice"),
        ([OURS, {"task_id": "T/1", "solution": ""}], "has samples in unified and whole"),
        ([{"solution": "a"}], "samples.jsonl:1: not a sample, there is no 'task_id'"),
        ([{"task_id": "T/0"}], "samples.jsonl:1: not a sample, there is neither"),
        ([OURS, {**OURS, "sample": True}], "samples.jsonl:2: 'sample' is no whole number"),
        ([OURS, 3], "samples.jsonl:2: "),
    ],
)
def test_files_that_are_none(tmp_path: Path, rows: Sequence[object], said: str) -> None:
    with pytest.raises(UsageError) as error:
        opened(tmp_path, rows)
    assert said in str(error.value)


def test_no_file_is_refused() -> None:
    with pytest.raises(UsageError, match=r"There is no file 'absent\.jsonl' to replay"):
        ReplayKind().open("absent.jsonl", {})


def test_the_version_is_the_files(tmp_path: Path) -> None:
    first = opened(tmp_path, [OURS]).version()
    assert opened(tmp_path, [OURS]).version() == first
    assert opened(tmp_path, [{**OURS, "text": "b"}]).version() != first


class TestReplayModels(ModelConformance):
    kind = ReplayKind()
    prompts = ("Add.", "Subtract one number from another.")
    tasks = ("T/0", "T/1")

    @pytest.fixture
    def where(self, tmp_path: Path) -> str:
        rows: list[Mapping[str, object]] = [
            {**OURS, "task_id": task, "prompt": prompt, "sample": index, "stop_reason": "end"}
            for task, prompt in zip(self.tasks, self.prompts)
            for index in range(3)
        ]
        path = tmp_path / "samples.jsonl"
        path.write_text("".join(f"{json.dumps(row)}\n" for row in rows), "utf-8")
        return str(path)
