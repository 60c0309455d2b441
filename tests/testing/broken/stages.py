"""Stages with one flaw each; `test_stage_laws.py` says what catches which."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, ClassVar

from lintseq.core.stage import Stage, Step
from lintseq.testing import StageConformance


class Laws(StageConformance):
    experiments = ({"name": "x", "copy": {"file": "/rows.jsonl", "seed": 3}},)


class Copy(Stage):
    """A flawless stage: one step that copies a file."""

    name = "copy"
    summary = "copies a file"
    order = 5
    schema: ClassVar[Mapping[str, Any]] = {
        "type": "object",
        "additionalProperties": False,
        "required": ["file"],
        "properties": {
            "file": {"type": "string", "format": "path", "description": "What to copy."},
            "seed": {"type": "integer", "default": 0, "description": "Of nothing."},
        },
    }

    def steps(self, settings: Mapping[str, Any], experiment: Mapping[str, Any]) -> Sequence[Step]:
        file = settings["file"]
        return [Step("copy", ["generate", file, "-o", "{}"], (file,), ".jsonl")]


class TestFlawless(Laws):
    stage = Copy()


class HasALongName(Copy):
    name = "copy that"


class TestHasALongName(Laws):
    stage = HasALongName()
    experiments = ({"name": "x", "copy that": {"file": "/rows.jsonl", "seed": 3}},)


class TakesAnything(Copy):
    schema: ClassVar[Mapping[str, Any]] = {**Copy.schema, "additionalProperties": True}


class TestTakesAnything(Laws):
    stage = TakesAnything()


class LacksADefault(Copy):
    schema: ClassVar[Mapping[str, Any]] = {**Copy.schema, "required": []}


class TestLacksADefault(Laws):
    stage = LacksADefault()


class TestLacksASetting(Laws):
    stage = Copy()
    experiments = ({"name": "x", "copy": {"file": "/rows.jsonl"}},)


class RepeatsAStep(Copy):
    def steps(self, settings: Mapping[str, Any], experiment: Mapping[str, Any]) -> Sequence[Step]:
        return [*super().steps(settings, experiment)] * 2


class TestRepeatsAStep(Laws):
    stage = RepeatsAStep()


class WritesElsewhere(Copy):
    def steps(self, settings: Mapping[str, Any], experiment: Mapping[str, Any]) -> Sequence[Step]:
        file = settings["file"]
        return [Step("copy", ["generate", file, "-o", "copy.jsonl"], (file,))]


class TestWritesElsewhere(Laws):
    stage = WritesElsewhere()


class ReadsInSecret(Copy):
    def steps(self, settings: Mapping[str, Any], experiment: Mapping[str, Any]) -> Sequence[Step]:
        return [Step("copy", ["generate", "-o", "{}"], (settings["file"],))]


class TestReadsInSecret(Laws):
    stage = ReadsInSecret()


class Counts(Copy):
    asked = 0

    def steps(self, settings: Mapping[str, Any], experiment: Mapping[str, Any]) -> Sequence[Step]:
        self.asked += 1
        return [Step("copy", ["generate", "--seed", str(self.asked), "-o", "{}"])]


class TestCounts(Laws):
    stage = Counts()


class NamesNoCommand(Copy):
    def steps(self, settings: Mapping[str, Any], experiment: Mapping[str, Any]) -> Sequence[Step]:
        return [Step("copy", ["--seed", "3", "-o", "{}"])]


class TestNamesNoCommand(Laws):
    stage = NamesNoCommand()
