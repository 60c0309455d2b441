"""The built-in stages keep the laws of stages."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from lintseq.core.stage import Stage
from lintseq.plugins.stages import lintseq_stages
from lintseq.testing import StageConformance

STAGES = {stage.name: stage for stage in lintseq_stages()}


def defaults(stage: Stage) -> dict[str, Any]:
    return {name: told["default"] for name, told in stage.schema["properties"].items()}


def experiment(**settings: Mapping[str, Any]) -> dict[str, Any]:
    """An experiment with all stages, with these settings and the defaults of all others."""
    basis: dict[str, Any] = {"data": {"benchmark": "miniature"}, "train": {"init": "tiny"}}
    sections = {
        name: {**defaults(stage), **basis.get(name, {}), **settings.get(name, {})}
        for name, stage in STAGES.items()
    }
    return {"name": "x", "allow_code_execution": True, **sections}


class TestData(StageConformance):
    stage = STAGES["data"]
    experiments = (
        experiment(),
        experiment(data={"benchmark": "miniature:5", "count": 3, "seed": 7}),
        experiment(data={"benchmark": None, "file": "/rows.jsonl"}),
    )


class TestGenerate(StageConformance):
    stage = STAGES["generate"]
    experiments = (
        experiment(),
        experiment(
            data={"benchmark": None, "file": "/some {rows}.jsonl"},
            generate={"preset": "fine", "set": {"candidates": 2}, "linter": "pyflakes"},
        ),
    )


class TestTrain(StageConformance):
    stage = STAGES["train"]
    experiments = (
        experiment(),
        experiment(
            train={
                "arms": ["randseq"],
                "init": None,
                "model": "/model",
                "tokenizer": "/tokenizer",
                "lora": True,
                "epochs": 1.5,
                "set": {"clip": 1, "device": "cpu"},
            }
        ),
    )


class TestSample(StageConformance):
    stage = STAGES["sample"]
    experiments = (
        experiment(),
        experiment(sample={"benchmark": "humaneval:/{x}.jsonl", "strict": True, "top_p": 0.9}),
    )


class TestEvaluate(StageConformance):
    stage = STAGES["evaluate"]
    experiments = (
        experiment(),
        experiment(
            sample={"benchmark": "humaneval:/{x}.jsonl"}, evaluate={"sandbox": "bubblewrap"}
        ),
    )


class TestReport(StageConformance):
    stage = STAGES["report"]
    experiments = (experiment(), experiment(report={"k": [1, 2], "metrics": ["distinct"]}))


def test_the_line() -> None:
    ordered = sorted(STAGES.values(), key=lambda stage: stage.order)
    names = ["data", "generate", "train", "sample", "evaluate", "report"]
    assert [stage.name for stage in ordered] == names


def command(name: str, whole: Mapping[str, Any], number: int = 0) -> list[str]:
    step = STAGES[name].steps(whole[name], whole)[number]
    return step.arguments(lambda other: f"<{other}>")


def test_settings_become_options() -> None:
    whole = experiment(
        generate={"samples": 2, "set": {"candidates": 2}, "preset": "fine"},
        train={"steps": 5, "lora": True, "init": None, "model": "/m", "set": {"clip": 0.5}},
        sample={"strict": True, "top_p": 0.5},
    )
    assert command("generate", whole) == [
        *("generate", "<data>", "--lang", "python", "--samples", "2", "--seed", "0"),
        *("--sampler", "lintseq", "--preset", "fine", "--set", "candidates=2"),
        *("--level", "default", "--out", "<generate>/", "--overwrite"),
    ]
    assert command("train", whole) == [
        *("train", "--arm", "baseline", "--data", "<generate>", "--out", "<train-baseline>"),
        *("--trainer", "trl", "--model", "/m", "--lora", "--steps", "5", "--match", "examples"),
        *("--seed", "0", "--set", "clip=0.5", "--resume"),
    ]
    assert command("sample", whole, 1) == [
        *("sample", "--model", "transformers:<train-lintseq>", "--benchmark", "miniature"),
        *("--n", "20", "--temperature", "0.8", "--top-p", "0.5", "--max-tokens", "512"),
        *("--seed", "0", "--strict", "--out", "<sample-lintseq>", "--resume"),
    ]
