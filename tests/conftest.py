"""A model so small that it is made in seconds, trained by heart on four problems, and the problems.

What it draws at temperature 0.8 is mostly right and sometimes damaged, so that all that comes after
sampling has something to do.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from lintseq import encode, generate
from lintseq.core.host import default_host

END, PAD = "<|end|>", "<|pad|>"
PROBLEMS = (
    ("add", "a, b", "Sum.", "    result = a + b\n    return result\n", "candidate(1, 2) == 3"),
    ("twice", "x", "Double.", "    y = x\n    y *= 2\n    return y\n", "candidate(4) == 8"),
    ("even", "n", "Is it even?", "    rest = n % 2\n    return rest == 0\n", "candidate(6)"),
    ("greet", "name", "Greet.", "    hi = 'hi '\n    return hi + name\n", "candidate('a')"),
)
PASSES = 100


@pytest.fixture(scope="session")
def four_problems(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Four problems in the shape of HumanEval's file."""
    path = tmp_path_factory.mktemp("problems") / "four.jsonl"
    rows = [
        {
            "task_id": f"Four/{name}",
            "prompt": f'def {name}({arguments}):\n    """{words}"""\n',
            "entry_point": name,
            "canonical_solution": body,
            "test": f"def check(candidate):\n    assert {test}\n",
        }
        for name, arguments, words, body, test in PROBLEMS
    ]
    path.write_text("".join(f"{json.dumps(row)}\n" for row in rows), "utf-8")
    return path


@pytest.fixture(scope="session")
def tiny_model(tmp_path_factory: pytest.TempPathFactory, four_problems: Path) -> Path:
    """The folder of a Llama of two layers that knows the four problems' edits by heart."""
    import torch
    import transformers

    problems = default_host().benchmarks.get("humaneval").problems(str(four_problems))
    serializer = default_host().serializers.get("unified")
    pairs: list[tuple[str, str]] = []
    for problem in problems:
        assert problem.solution is not None
        pairs += [
            (problem.instruction, serializer.join(encode(sequence)))
            for sequence in generate(problem.solution, language="python", samples=2)
        ]
    transformers.utils.logging.disable_progress_bar()
    folder = tmp_path_factory.mktemp("models") / "tiny"
    tokenizer = _tokenizer(["".join(pair) for pair in pairs])
    tokenizer.save_pretrained(folder)
    threads = torch.get_num_threads()
    torch.set_num_threads(1)
    with torch.random.fork_rng(devices=[]):
        torch.manual_seed(0)
        _trained(tokenizer, pairs).save_pretrained(folder)
    torch.set_num_threads(threads)
    (folder / "lintseq.json").write_text('{"arm": "lintseq", "format": "unified"}', "utf-8")
    return folder


def _tokenizer(texts: Sequence[str]) -> Any:
    import tokenizers
    import transformers
    from tokenizers import decoders, models, pre_tokenizers, trainers

    bare = tokenizers.Tokenizer(models.BPE())
    bare.pre_tokenizer = pre_tokenizers.ByteLevel(add_prefix_space=False)
    bare.decoder = decoders.ByteLevel()
    trainer = trainers.BpeTrainer(
        vocab_size=330,
        special_tokens=[END, PAD],
        initial_alphabet=sorted(pre_tokenizers.ByteLevel.alphabet()),
        show_progress=False,
    )
    bare.train_from_iterator(texts, trainer)
    tokenizer = transformers.PreTrainedTokenizerFast(
        tokenizer_object=bare, eos_token=END, pad_token=PAD
    )
    tokenizer.add_tokens([tokenizers.AddedToken("<|diff|>", special=False, normalized=False)])
    return tokenizer


def _trained(tokenizer: Any, pairs: Sequence[tuple[str, str]]) -> Any:
    import torch
    import transformers

    network = transformers.LlamaForCausalLM(
        transformers.LlamaConfig(
            vocab_size=len(tokenizer),
            hidden_size=48,
            intermediate_size=96,
            num_hidden_layers=2,
            num_attention_heads=2,
            max_position_embeddings=512,
            tie_word_embeddings=True,
            bos_token_id=None,
            eos_token_id=tokenizer.eos_token_id,
            pad_token_id=tokenizer.pad_token_id,
        )
    )
    rows = [
        (tokenizer(prompt)["input_ids"], [*tokenizer(text)["input_ids"], tokenizer.eos_token_id])
        for prompt, text in pairs
    ]
    width = max(len(prompt) + len(text) for prompt, text in rows)
    blanks = [width - len(prompt) - len(text) for prompt, text in rows]
    pad = tokenizer.pad_token_id
    ids = torch.tensor([p + t + [pad] * blank for (p, t), blank in zip(rows, blanks)])
    labels = torch.tensor(
        [[-100] * len(p) + t + [-100] * blank for (p, t), blank in zip(rows, blanks)]
    )
    optimizer = torch.optim.AdamW(network.parameters(), lr=1e-2)
    for _ in range(PASSES):
        loss = network(input_ids=ids, attention_mask=(ids != pad).long(), labels=labels).loss
        loss.backward()
        optimizer.step()
        optimizer.zero_grad()
    return network
