"""The built-in stages keep the laws of stages."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest

from lintseq.core.errors import UsageError
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


class TestDedup(StageConformance):
    stage = STAGES["dedup"]
    experiments = (
        experiment(),
        experiment(data={"benchmark": None, "file": "/{x}.jsonl"}, dedup={"near": None}),
        experiment(dedup={"against": ["/a{b}.jsonl", "/c.jsonl"], "compare": "both"}),
    )


class TestStats(StageConformance):
    stage = STAGES["stats"]
    experiments = (experiment(), experiment(stats={"tokenizer": "/{x}.json"}))


class TestRender(StageConformance):
    stage = STAGES["render"]
    experiments = (
        experiment(),
        experiment(
            render={
                "tokenizer": "/{x}.json",
                "max_tokens": 5,
                "too_long": "split",
                "from_states": "all",
            }
        ),
    )


class TestGenerate(StageConformance):
    stage = STAGES["generate"]
    experiments = (
        experiment(),
        experiment(
            data={"benchmark": None, "file": "/some {rows}.jsonl"},
            generate={"preset": "fine", "set": {"candidates": 2}, "linter": "pyflakes"},
        ),
        experiment(generate={"lang": "auto"}),
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
    making = ["data", "dedup", "generate", "stats", "render"]
    names = [*making, "train", "sample", "evaluate", "report"]
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
        *("generate", "<dedup>", "--lang", "python", "--samples", "2", "--seed", "0"),
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


def test_programs_come_from_the_stage_before() -> None:
    whole = experiment(dedup={"against": ["/{x}.jsonl"], "near": None})
    assert command("dedup", whole) == [
        *("dedup", "<data>", "--against", "/{x}.jsonl", "--compare", "program"),
        *("--ignore", "whitespace", "--ngram", "10", "--overlap", "0.2", "--no-near"),
        *("--out", "<dedup>", "--overwrite"),
    ]
    assert command("render", whole)[:2] == ["render", "<generate>"]
    file = experiment(data={"benchmark": None, "file": "/mine.jsonl"})
    assert command("dedup", file)[:2] == ["dedup", "/mine.jsonl"]
    without = {name: section for name, section in file.items() if name != "dedup"}
    assert command("generate", without)[:2] == ["generate", "/mine.jsonl"]
    for stage, needed in (("dedup", "data"), ("stats", "generate"), ("render", "generate")):
        alone = {name: section for name, section in file.items() if name != needed}
        with pytest.raises(UsageError, match=f"there is no section '{needed}'"):
            STAGES[stage].steps(alone[stage], alone)


def test_what_does_not_go_together_is_said_before_anything_runs() -> None:
    for name, settings, words in (
        ("render", {"max_tokens": 5}, "name what counts them by 'tokenizer'"),
        ("generate", {"lang": "auto", "linter": "ruff"}, "leave them out with 'lang: auto'"),
        ("generate", {"lang": "auto", "level": "all"}, "leave them out with 'lang: auto'"),
    ):
        whole = experiment(**{name: settings})
        with pytest.raises(UsageError, match=words):
            STAGES[name].steps(whole[name], whole)


def test_every_linter_decides_where_programs_tell_their_language() -> None:
    whole = experiment(generate={"lang": "auto"})
    versions = STAGES["generate"].steps(whole["generate"], whole)[0].versions
    assert {"linter of python", "linter of json", "sampler"} <= set(versions)
