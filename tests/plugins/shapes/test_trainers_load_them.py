"""Renderings as others take them: `datasets.load_dataset` and TRL's own `SFTTrainer`, unchanged."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

import pytest

from lintseq import Program, encode, generate
from lintseq.pipeline.convert import Conversion
from lintseq.pipeline.render.folder import write_folder
from lintseq.pipeline.render.rendering import Rendering
from lintseq.pipeline.render.settings import RenderSettings
from lintseq.pipeline.row_encoder import RowEncoder
from lintseq.pipeline.rows import Provenance
from lintseq.pipeline.table_file import begin_rows
from lintseq.pipeline.targets import target_of
from lintseq.pipeline.tokens import load_token_counter

PROGRAMS = (
    "def add(a, b):\n    result = a + b\n    return result\n",
    "x = 1\ny = x\nprint(x, y)\n",
    "",
)
CHAT = (
    "{% for message in messages %}[{{ message['role'] }}]{{ message['content'] }}"
    "{% if message['role'] == 'assistant' %}{{ eos_token }}{% endif %}{% endfor %}"
    "{% if add_generation_prompt %}[assistant]{% endif %}"
)
IGNORED = -100
OFFLINE = {"HF_HUB_OFFLINE": "1", "HF_DATASETS_OFFLINE": "1", "TRL_EXPERIMENTAL_SILENCE": "1"}


@pytest.fixture(scope="module")
def rows(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A file of rows; one program has neither an instruction nor a line."""
    os.environ.update(OFFLINE)
    made = Provenance(
        linter={"name": "pyflakes", "version": "4", "tier": "semantic", "level": "default"},
        sampler={"name": "lintseq", "preset": "default", "options": {}},
        format="unified",
        seed=0,
        lintseq_version="0",
    )
    path = tmp_path_factory.mktemp("rows") / "rows.jsonl"
    lines = []
    for number, text in enumerate(PROGRAMS):
        program = Program(text, "python", str(number), "Write it." if text else None)
        for sample, sequence in enumerate(generate(program, samples=2)):
            lines.append(RowEncoder(program, made).encode(sample, sequence, encode(sequence)))
    path.write_text("".join(f"{line}\n" for line in lines), "utf-8")
    return path


def load(rows: Path, folder: Path, settings: RenderSettings, tokenizer: Path | None) -> Any:
    """Render, and load the folder as a data set."""
    import datasets

    counter = None if tokenizer is None else load_token_counter(str(tokenizer))
    write_folder(Rendering([str(rows)], settings, counter, lintseq_version="0"), folder / "train")
    datasets.utils.logging.disable_progress_bar()
    return datasets.load_dataset(
        str(folder / "train"), split="train", cache_dir=str(folder / "cache")
    )


@pytest.mark.parametrize("shape", ["prompt-completion", "messages", "text", "upstream"])
def test_datasets_loads_every_shape(
    shape: str, rows: Path, tiny_model: Path, tmp_path: Path
) -> None:
    settings = RenderSettings(shape=shape, from_states=0 if shape == "upstream" else None)
    loaded = load(rows, tmp_path, settings, tiny_model)
    rendering = Rendering(
        [str(rows)], settings, load_token_counter(str(tiny_model)), lintseq_version="0"
    )
    assert loaded.to_list() == [json.loads(line) for line in rendering.lines()]


@pytest.mark.parametrize("shape", ["prompt-completion", "messages", "text", "upstream"])
@pytest.mark.parametrize("name", ["train.parquet", "train.arrow", "train.json", "hf:train"])
def test_datasets_loads_every_format(shape: str, name: str, rows: Path, tmp_path: Path) -> None:
    import datasets

    lines = list(Rendering([str(rows)], RenderSettings(shape=shape), lintseq_version="0").lines())
    target = target_of(name.replace("train", str(tmp_path / "train")))
    with begin_rows(target) as file:
        file.write(lines)
    datasets.utils.logging.disable_progress_bar()
    if name.startswith("hf:"):
        loaded = datasets.load_from_disk(str(target.path))
    else:
        kind = target.path.suffix.removeprefix(".")
        loaded = datasets.load_dataset(
            kind, data_files=str(target.path), split="train", cache_dir=str(tmp_path / "cache")
        )
    assert loaded.to_list() == [json.loads(line) for line in lines]


def test_datasets_loads_rows_of_edits(rows: Path, tmp_path: Path) -> None:
    import datasets

    Conversion([str(rows)]).write(target_of(f"hf:{tmp_path / 'edits'}"))
    lines = rows.read_text("utf-8").split("\n")[:-1]
    loaded = datasets.load_from_disk(str(tmp_path / "edits"))
    assert list(loaded) == [json.loads(line) for line in lines]


@pytest.mark.parametrize("shape", ["prompt-completion", "messages", "text"])
def test_trl_trains_a_step_on_it(shape: str, rows: Path, tiny_model: Path, tmp_path: Path) -> None:
    import transformers
    from trl import SFTConfig, SFTTrainer

    tokenizer = transformers.AutoTokenizer.from_pretrained(tiny_model)
    tokenizer.chat_template = CHAT
    network = transformers.AutoModelForCausalLM.from_pretrained(tiny_model)
    loaded = load(rows, tmp_path, RenderSettings(shape=shape, from_states=1), tiny_model)
    arguments = SFTConfig(
        output_dir=str(tmp_path / "out"),
        max_steps=1,
        per_device_train_batch_size=2,
        report_to="none",
        use_cpu=True,
        disable_tqdm=True,
        save_strategy="no",
        logging_strategy="no",
        activation_checkpointing=False,
        bf16=False,
    )
    trainer = SFTTrainer(network, arguments, train_dataset=loaded, processing_class=tokenizer)
    for example, read in zip(loaded, trainer.train_dataset, strict=True):
        ids = read["input_ids"]
        if shape == "prompt-completion":
            learnt = [label for label in read["labels"] if label != IGNORED]
            assert tokenizer.decode(learnt) == example["completion"] + tokenizer.eos_token
            # What was counted is what is trained.
            assert len(learnt) == example["completion_tokens"]
            assert len(ids) == example["prompt_tokens"] + example["completion_tokens"]
        elif shape == "messages":
            asked, answered = (message["content"] for message in example["messages"])
            assert tokenizer.decode(ids) == f"[user]{asked}[assistant]{answered}<|end|>"
        else:
            assert tokenizer.decode(ids) == example["text"] + tokenizer.eos_token
    assert trainer.train().training_loss > 0
