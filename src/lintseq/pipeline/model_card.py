"""The model card: what a stranger should know of a model, and what its maker has to fill in."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

_ARMS = {
    "baseline": "writes whole programs (the baseline of edit models)",
    "lintseq": "writes programs as sequences of edits, each state free of lint errors",
    "randseq": "writes programs as sequences of random edits (the ablation without a linter)",
}


def model_card(told: Mapping[str, Any]) -> str:
    """The text of ``README.md``, from what `lintseq.pipeline.model_folder` has to tell."""
    return "\n".join([*_front_matter(told), "", *_words(told)])


def _front_matter(told: Mapping[str, Any]) -> list[str]:
    base = [] if told["model"] is None else [f"base_model: {_name(told['model'])}"]
    return [
        "---",
        "library_name: transformers",
        "pipeline_tag: text-generation",
        "license: unknown",
        "tags: [lintseq, code, edit-sequences]",
        *base,
        "---",
    ]


def _words(told: Mapping[str, Any]) -> list[str]:
    summary, reference = told["summary"], told["reference"]
    made = f"from nothing, size `{told['init']}`"
    if told["model"] is not None:
        how = "by LoRA, merged" if told["lora"] else "all weights"
        made = f"from {_name(told['model'])} ({how})"
    return [
        f"# A model that {_ARMS[told['arm']]}",
        "",
        f"Given an instruction, it answers in the format `{told['format']}`. Trained by lintseq "
        f"{told['lintseq_version']}, {made}.",
        "",
        "| | |",
        "| --- | --- |",
        f"| arm | {told['arm']} |",
        f"| parameters | {summary['parameters']:,} |",
        f"| data | rows with SHA-256 `{told['data']['sha256']}` |",
        f"| budget | {_budget(told['budget'])}, in terms of the arm lintseq; arms are matched by "
        f"{told['match']} |",
        f"| this arm | {_extent(summary)} |",
        f"| arm lintseq | {_extent(reference)} |",
        f"| left out as too long | {summary['dropped']:,} examples |",
        f"| loss | {summary['loss']:.4f} a token, over the last tenth of the steps |",
        f"| seed | {told['seed']} |",
        f"| versions | {', '.join(f'{name} {v}' for name, v in told['versions'].items())} |",
        "",
        "Use: `lintseq sample --model FOLDER --benchmark NAME -o samples.jsonl`. The prompt is the "
        "instruction and nothing else.",
        "",
        "License: unknown; fill it in above before you publish the model. It depends on the data, "
        "and on the model that it was trained from.",
        "",
        "Limits: it was trained on the data above and on nothing else; what it writes is to be run "
        "in a sandbox only.",
    ]


def _extent(extent: Mapping[str, int]) -> str:
    return (
        f"{extent['examples']:,} examples, {extent['tokens']:,} tokens, {extent['steps']:,} steps"
    )


def _budget(budget: Mapping[str, float]) -> str:
    return ", ".join(f"{size:,} {name}" for name, size in budget.items())


def _name(folder: Mapping[str, str]) -> str:
    """A folder by its own name, as a string of YAML: where it lay is nobody's business."""
    return json.dumps(Path(folder["where"]).resolve().name)
