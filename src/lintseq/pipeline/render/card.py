"""The dataset card: how a rendering was made, for machines at the top and for people below."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from lintseq.core.training_text import STATE

DATA = "train.jsonl"
"""The file with the examples."""
SIZES = (
    *((1_000, "n<1K"), (10_000, "1K<n<10K"), (100_000, "10K<n<100K")),
    *((1_000_000, "100K<n<1M"), (10_000_000, "1M<n<10M"), (100_000_000, "10M<n<100M")),
)
"""The Hub's words for sizes, each with the number of examples that it ends before."""
LARGEST = "100M<n<1B"

Told = Mapping[str, Any]
"""What `lintseq.pipeline.render.rendering.Rendering.told` says, or a part of it."""


def dataset_card(told: Told) -> str:
    """The text of ``README.md``."""
    text = "\n".join([*_front_matter(told["counts"]["examples"]), "", *_words(told)])
    # A file's name may hold what UTF-8 cannot.
    return text.encode("utf-8", "backslashreplace").decode("utf-8")


def _front_matter(examples: int) -> list[str]:
    size = next((words for limit, words in SIZES if examples < limit), LARGEST)
    return [
        "---",
        "license: unknown",
        "task_categories: [text-generation]",
        "tags: [lintseq, code, edit-sequences]",
        f"size_categories: ['{size}']",
        "configs:",
        "  - config_name: default",
        "    data_files:",
        "      - split: train",
        f"        path: {DATA}",
        "---",
    ]


def _words(told: Told) -> Iterator[str]:
    settings = told["settings"]
    yield "# Programs as sequences of edits"
    yield ""
    yield (
        f"Training data in the shape `{settings['shape']}`, with edits in the format "
        f"`{settings['format']}`, rendered by lintseq {told['lintseq_version']}:"
    )
    yield ""
    yield f"    {' '.join(told['command'].split())}"
    yield ""
    yield "## What is in it"
    yield ""
    yield from _table(_contents(told))
    yield ""
    yield from _about_states(told["counts"], settings)
    yield "## How the sequences were made"
    yield ""
    for maker in told["made_by"]:
        yield from _table(_maker(maker))
        yield ""
    for data in told["inputs"]:
        yield from _table(_input(data))
        yield ""
    yield (
        "The same rows, options and versions give the same bytes. `render.json` says all of this "
        "for programs."
    )
    yield ""
    yield (
        "License: unknown; fill it in above before you publish the data. It depends on the "
        "programs and instructions that it was made of."
    )


def _contents(told: Told) -> Iterator[tuple[str, str]]:
    counts, settings = told["counts"], told["settings"]
    yield "examples", f"{counts['examples']:,}"
    yield "rows read", f"{counts['rows']:,}, of {counts['records']:,} programs"
    yield "without an instruction", f"{counts['without_instruction']:,} rows"
    yield "languages", ", ".join(f"{name} {rows:,}" for name, rows in counts["languages"].items())
    if settings["max_tokens"] is None:
        yield "limit", "none"
    else:
        yield "limit", f"{settings['max_tokens']:,} tokens, longer ones: {settings['too_long']}"
        yield "truncated", f"{counts['truncated']:,}"
        yield "split", f"{counts['split']:,}, into {counts['pieces']:,}"
        yield "dropped", f"{counts['dropped']:,}"
        yield "edits in no example", f"{counts['edits_left_out']:,}"
    if told["tokens"] is not None:
        tokens = told["tokens"]
        yield "tokens in prompts", f"{tokens['prompts']:,}"
        yield "tokens in completions", f"{tokens['completions']:,}, ends of text included"
        yield "longest example", f"{tokens['longest']:,} tokens"
        yield "tokenizer", _named(told["tokenizer"])


def _about_states(counts: Told, settings: Told) -> Iterator[str]:
    if settings["from_states"] == 0 and not counts["split"]:
        return
    drawn = settings["from_states"]
    if drawn == 0:
        begin = "Examples that were split begin at states between."
    elif drawn is None:
        begin = "An example begins at every state of every sequence."
    else:
        begin = (
            "Of each sequence one example begins at the beginning, and up to "
            f"{drawn} at states between, drawn with seed {settings['seed']}."
        )
    target = "all remaining edits" if settings["target"] == "remaining" else "the next edit only"
    if settings["max_tokens"] is not None and settings["too_long"] != "drop":
        target += ", as far as they fit"
    yield (
        f"{begin} The prompt is then the instruction, a line `{STATE}` and the state; what is "
        f"learnt is {target}."
    )
    yield ""


def _maker(maker: Told) -> Iterator[tuple[str, str]]:
    linter, sampler = maker["linter"], maker["sampler"]
    options = ", ".join(f"{name}={value}" for name, value in sampler["options"].items())
    yield "rows", f"{maker['rows']:,}"
    yield "linter", f"{linter['name']}, level {linter['level']}: {linter['version']}"
    yield "sampler", f"{sampler['name']}, preset {sampler['preset']}{options and ': '}{options}"
    yield "seed", str(maker["seed"])
    yield "lintseq", maker["lintseq_version"]


def _input(data: Told) -> Iterator[tuple[str, str]]:
    yield "rows from", _named(data)
    run = data.get("run", {})
    for source in run.get("inputs", ()):
        yield "which is made from", _named(source)
    if "counts" in run:
        counts = run["counts"]
        yield "programs", f"{counts['records']:,}, of which {counts['rejects']:,} were rejected"
    if "versions" in run:
        yield "versions", ", ".join(f"{name} {v}" for name, v in run["versions"].items() if v)


def _table(cells: Iterator[tuple[str, str]]) -> Iterator[str]:
    yield "| | |"
    yield "| --- | --- |"
    for name, value in cells:
        yield f"| {name} | {_cell(value)} |"


def _cell(text: str) -> str:
    """Text that cannot end a table's cell or row."""
    return " ".join(text.replace("|", "\\|").split())


def _named(file: Told) -> str:
    """A file by its name, which is of somebody's choosing, and its hash."""
    name = file["name"].replace("`", "'")
    return f"`{name}`, SHA-256 `{file['sha256']}`"
