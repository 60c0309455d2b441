"""What is learnt: the completion and one end of text, nothing else, and it is learnt."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest

import lintseq
from lintseq.core.host import default_host
from lintseq.core.serializer import SEPARATOR, Faults
from lintseq.core.trainer import TrainingExample, TrainingJob, TrainingStep
from lintseq.core.training_budget import Budget
from lintseq.plugins.trainers.trl.examples import IGNORED, lesson_for, tokenised
from lintseq.plugins.trainers.trl.libraries import load_libraries
from lintseq.plugins.trainers.trl.network import load_network, new_network
from lintseq.plugins.trainers.trl.options import Settings
from lintseq.plugins.trainers.trl.sizes import SIZES
from lintseq.plugins.trainers.trl.tokenizer import load_tokenizer, tokenizer_for, train_tokenizer
from lintseq.plugins.trainers.trl.trainer import Trl

MakeJob = Callable[..., TrainingJob]
SOURCES = Path(lintseq.__file__).parent


@pytest.fixture(scope="module", autouse=True)
def _libraries() -> None:
    load_libraries()


def loss_by_hand(network: Any, ids: Sequence[int], prompt: int) -> list[float]:
    """For each token after the prompt minus its log-probability, by the softmax's definition."""
    import torch

    with torch.no_grad():
        rows = network(input_ids=torch.tensor([list(ids)])).logits[0].double().tolist()
    losses = []
    for place in range(prompt, len(ids)):
        row = rows[place - 1]
        top = max(row)
        total = math.fsum(math.exp(score - top) for score in row)
        losses.append(math.log(total) - (row[ids[place]] - top))
    return losses


def test_the_loss_is_that_of_completion_and_end(make_job: MakeJob) -> None:
    job = make_job(budget=Budget(steps=1), seed=5)
    settings = Settings.of(job)
    tokenizer = tokenizer_for(job, settings.vocabulary)
    lesson = lesson_for(job, settings, tokenizer, settings.max_length)
    network = new_network(SIZES["micro"], tokenizer, settings.max_length, job.seed)
    batch = [lesson.examples[number] for number in lesson.batches[0]]
    assert len(batch) > 1
    losses = [loss for one in batch for loss in loss_by_hand(network, one.ids, one.prompt)]
    told: list[TrainingStep] = []
    Trl().train(job, told.append)
    assert told[0].loss == pytest.approx(math.fsum(losses) / len(losses), rel=1e-5)


def test_labels_are_completion_and_one_end(make_job: MakeJob, pairs: list[TrainingExample]) -> None:
    tokenizer = tokenizer_for(make_job(), 300)
    for pair, example in zip(pairs, tokenised(tokenizer, pairs, (SEPARATOR,)), strict=True):
        columns = example.columns()
        trained = [label for label in columns["labels"] if label != IGNORED]
        assert columns["labels"][: example.prompt] == [IGNORED] * example.prompt
        assert trained == columns["input_ids"][example.prompt :]
        assert trained.count(tokenizer.eos_token_id) == 1
        assert trained[-1] == tokenizer.eos_token_id
        assert tokenizer.decode(trained[:-1]) == pair.completion
        assert columns["input_ids"][: example.prompt] == tokenizer(pair.prompt)["input_ids"]


def test_training_text_is_decoded_strictly_to_its_program() -> None:
    unified = default_host().serializers.get("unified")
    programs = [path.read_text("utf-8") for path in sorted(SOURCES.glob("core/*.py"))][:12]
    programs.append("end = '<|endoftext|>'\npad = '<|pad|>'\nmark = '<|diff|>'\n<|diff|>\n")
    examples = []
    for number, program in enumerate(programs[:-1]):
        (sequence,) = lintseq.generate(program, language="python", samples=1, seed=number)
        edits = unified.join(unified.encode(sequence))
        examples.append(TrainingExample(str(number), "Write it.", edits))
    last = programs[-1].removesuffix("\n").replace("\n", "\n+")
    examples.append(TrainingExample("odd", "Write it.", f"\n{SEPARATOR}@@ -0,0 +1,4 @@\n+{last}"))
    tokenizer = train_tokenizer([one.completion for one in examples], (SEPARATOR,), 400)
    for program, example in zip(
        programs, tokenised(tokenizer, examples, (SEPARATOR,)), strict=True
    ):
        text = tokenizer.decode(example.ids[example.prompt : -1])
        read = unified.decode(text, strict=True).edits
        assert [*unified.replay("", read, Faults())][-1] == program
        assert example.ids.count(tokenizer.eos_token_id) == 1


def test_a_small_model_learns_a_few_examples_by_heart(
    make_job: MakeJob, pairs: list[TrainingExample]
) -> None:
    import torch

    job = make_job({"warmup-steps": 10}, examples=pairs[:3], budget=Budget(steps=100))
    summary = Trl().train(job, lambda step: None)
    assert summary.loss < 0.01
    tokenizer, network = load_tokenizer(job.out), load_network(job.out)
    for pair in pairs[:3]:
        ids = torch.tensor([tokenizer(pair.prompt)["input_ids"]])
        written = network.generate(
            ids, attention_mask=torch.ones_like(ids), do_sample=False, max_new_tokens=80
        )[0, ids.shape[1] :].tolist()
        assert written[-1] == tokenizer.eos_token_id
        assert tokenizer.decode(written[:-1]) == pair.completion


def test_a_prompt_without_tokens_begins_with_an_end(make_job: MakeJob) -> None:
    tokenizer = tokenizer_for(make_job(), 300)
    (example,) = tokenised(tokenizer, [TrainingExample("", "", "\na")], ())
    assert example.ids[: example.prompt] == [tokenizer.eos_token_id]
