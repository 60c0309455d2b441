"""The work on a record travels to other processes, if they have the tools that it began with."""

from __future__ import annotations

import pickle

import pytest

from lintseq.core.errors import ToolError
from lintseq.pipeline.settings import Settings, tool_versions
from lintseq.pipeline.task import GenerateTask


@pytest.mark.parametrize("language", ["python", "json"])
def test_it_arrives_as_it_was(language: str) -> None:
    task = GenerateTask(Settings(language, seed=3), "1.0", "naive")
    assert pickle.loads(pickle.dumps(task)) == task


@pytest.mark.parametrize("tool", tool_versions(Settings("python")))
def test_it_refuses_a_machine_with_other_tools(tool: str, monkeypatch: pytest.MonkeyPatch) -> None:
    packed = pickle.dumps(GenerateTask(Settings("python"), "1.0"))
    there = tool_versions(Settings("python")) | {tool: "0.1"}
    monkeypatch.setattr("lintseq.pipeline.task.tool_versions", lambda settings: there)
    with pytest.raises(ToolError, match=rf"^its {tool} is 0\.1, and here it is "):
        pickle.loads(packed)
