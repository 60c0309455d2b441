"""Going on from a model: the separator becomes a token that is trained, saved and read again."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from lintseq.core.errors import UsageError
from lintseq.core.serializer import SEPARATOR
from lintseq.core.trainer import TrainingExample, TrainingJob, TrainingStep
from lintseq.core.training_budget import Budget
from lintseq.plugins.trainers.trl.libraries import load_libraries
from lintseq.plugins.trainers.trl.network import fit_embeddings, load_network, with_adapter
from lintseq.plugins.trainers.trl.tokenizer import add_special, load_tokenizer, train_tokenizer
from lintseq.plugins.trainers.trl.trainer import Trl

MakeJob = Callable[..., TrainingJob]


@pytest.fixture(scope="module", params=[True, False], ids=["tied", "untied"])
def model(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A stranger's model, which knows nothing of the separator."""
    load_libraries()
    import torch
    from transformers import LlamaConfig, LlamaForCausalLM

    folder = tmp_path_factory.mktemp("model")
    corpus = ["Write a program that adds 1.\n@@ -0,0 +1 @@\n+b = a + 1"]
    tokenizer = train_tokenizer(corpus, (), 280)
    tokenizer.save_pretrained(folder)
    config = LlamaConfig(
        vocab_size=len(tokenizer),
        hidden_size=32,
        intermediate_size=64,
        num_hidden_layers=1,
        num_attention_heads=2,
        tie_word_embeddings=request.param,
        max_position_embeddings=512,
    )
    torch.manual_seed(0)
    LlamaForCausalLM(config).save_pretrained(folder)
    return folder


def rows(network: Any) -> list[Any]:
    """The rows that stand for tokens: of the input, and of the output."""
    return [network.get_input_embeddings().weight, network.get_output_embeddings().weight]


def test_new_rows_are_the_mean_and_old_ones_stay(model: Path) -> None:
    network, tokenizer = load_network(model), load_tokenizer(model)
    known = len(tokenizer)
    old = [each.detach().clone() for each in rows(network)]
    add_special(tokenizer, (SEPARATOR,))
    fit_embeddings(network, tokenizer, known)
    assert len(tokenizer) == known + 1
    for before, after in zip(old, rows(network), strict=True):
        assert after.shape[0] == known + 1
        assert after[:known].equal(before)
        assert after[known].allclose(before.mean(dim=0))
    assert network.config.vocab_size == known + 1


@pytest.mark.parametrize("lora", [True, False], ids=["lora", "whole"])
def test_the_separator_goes_all_the_way(
    make_job: MakeJob, model: Path, pairs: list[TrainingExample], lora: bool
) -> None:
    base, known = load_network(model), len(load_tokenizer(model))
    options = {"learning-rate": 0.02, "warmup-steps": 5, "checkpoint-steps": 30}
    job = make_job(
        options, model=str(model), lora=lora, examples=pairs[:2], budget=Budget(steps=60)
    )
    told: list[TrainingStep] = []
    summary = Trl().train(job, told.append)
    network, tokenizer = load_network(job.out), load_tokenizer(job.out)
    assert tokenizer.convert_tokens_to_ids([SEPARATOR]) == [known]
    assert tokenizer.tokenize(pairs[0].completion).count(SEPARATOR) == 2
    assert summary.parameters == network.num_parameters()
    for before, after in zip(rows(base), rows(network), strict=True):
        assert not after[known].allclose(before.mean(dim=0)), "the new row is not trained"
        assert after[:known].equal(before) == lora, "LoRA trains no other row"
    assert summary.loss < told[0].loss
    # An adapter cannot teach a model that knows nothing; all of its weights can.
    assert lora or writes_separator(network, tokenizer, pairs[0])


def writes_separator(network: Any, tokenizer: Any, pair: TrainingExample) -> bool:
    import torch

    ids = torch.tensor([tokenizer(f"{pair.prompt}\n")["input_ids"]])
    with torch.no_grad():
        scores = network(input_ids=ids).logits[0, -1]
    return bool(tokenizer.decode([int(scores.argmax())]) == SEPARATOR)


def test_an_adapter_hangs_on_the_seed_alone(model: Path) -> None:
    import torch

    drawn = []
    for seed in (0, 0, 1):
        torch.rand(3)  # whatever else was drawn in the process
        network = with_adapter(load_network(model), 4, [0], seed)
        drawn.append([each for name, each in network.named_parameters() if "lora_A" in name])
    assert drawn[0]
    for first, again, other in zip(*drawn, strict=True):
        assert first.equal(again)
        assert not first.equal(other)


def interrupt_at_four(step: TrainingStep) -> None:
    if step.step == 4:
        raise KeyboardInterrupt


@pytest.mark.campaign
def test_an_interruption_changes_nothing_under_lora(make_job: MakeJob, model: Path) -> None:
    weights = []
    for interrupted in (False, True):
        job = make_job(
            {"checkpoint-steps": 2},
            model=str(model),
            lora=True,
            budget=Budget(steps=5),
        )
        if interrupted:
            with pytest.raises(KeyboardInterrupt):
                Trl().train(job, interrupt_at_four)
        Trl().train(job, lambda step: None)
        weights.append((job.out / "model.safetensors").read_bytes())
    assert weights[0] == weights[1]


def test_a_model_that_is_none_is_refused(make_job: MakeJob, model: Path, tmp_path: Path) -> None:
    none = tmp_path / "none"
    none.mkdir()
    for name, words in (("config.json", "no config.json"), ("model.safetensors", r"no \*.safe")):
        with pytest.raises(UsageError, match=words):
            Trl().train(make_job(model=str(none)), lambda step: None)
        (none / name).write_bytes((model / name).read_bytes()[:20])
    with pytest.raises(UsageError, match="cannot be read"):
        Trl().train(make_job(model=str(none)), lambda step: None)
    (none / "config.json").write_bytes((model / "config.json").read_bytes())
    for name in ("tokenizer.json", "tokenizer_config.json"):
        (none / name).write_bytes((model / name).read_bytes())
    with pytest.raises(UsageError, match="cannot be loaded"):
        Trl().train(make_job(model=str(none)), lambda step: None)


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ({"init": None}, "--init"),
        ({"init": "tinny"}, "did you mean 'tiny'"),
        ({"lora": True}, "--lora adapts"),
        ({"options": {"beta2": 1.0}}, "beta2"),
    ],
)
def test_what_does_not_go_together_is_refused(
    make_job: MakeJob, given: dict[str, Any], words: str
) -> None:
    with pytest.raises(UsageError, match=words):
        Trl().show_batch(make_job(given.pop("options", None), **given))
