"""The network: made anew, or loaded, fitted to its tokenizer, adapted, merged and saved."""

from __future__ import annotations

import shutil
import warnings
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from lintseq.core.errors import UsageError
from lintseq.plugins.trainers.trl.sizes import Size
from lintseq.plugins.trainers.trl.tokenizer import first_line

POSITIONS = 2048
"""Tokens that a new model reads at least, prompt and completion together."""


def check_model_folder(folder: Path) -> None:
    """Raise a `UsageError` unless ``folder`` looks like a model in safetensors."""
    for pattern in ("config.json", "*.safetensors"):
        if not any(folder.glob(pattern)):
            raise UsageError(
                f"There is no model in '{folder}': no {pattern}; name a folder that "
                "save_pretrained or 'lintseq train' wrote."
            )


def new_network(size: Size, tokenizer: Any, positions: int, seed: int) -> Any:
    """A network of this size with random weights."""
    import torch
    from transformers import LlamaConfig, LlamaForCausalLM

    config = LlamaConfig(
        vocab_size=len(tokenizer),
        hidden_size=size.width,
        intermediate_size=size.inner_width,
        num_hidden_layers=size.layers,
        num_attention_heads=size.heads,
        num_key_value_heads=size.heads,
        max_position_embeddings=max(POSITIONS, positions),
        tie_word_embeddings=True,
        bos_token_id=None,
        eos_token_id=tokenizer.eos_token_id,
        pad_token_id=tokenizer.pad_token_id,
    )
    with torch.random.fork_rng():
        torch.manual_seed(seed)
        return LlamaForCausalLM(config)


def load_network(folder: Path) -> Any:
    """The causal language model in ``folder``, in single precision.

    Raises:
        UsageError: there is none.
    """
    import torch
    from transformers import AutoModelForCausalLM

    try:
        return AutoModelForCausalLM.from_pretrained(
            folder,
            local_files_only=True,
            trust_remote_code=False,
            use_safetensors=True,
            dtype=torch.float32,
        )
    # So does each kind of model.
    except Exception as error:
        raise UsageError(
            f"The model in '{folder}' cannot be loaded ({first_line(error)}): name a folder with a "
            "causal language model in safetensors."
        ) from error


def reach(network_folder: Path) -> int | None:
    """How many tokens the model in the folder reads at once, if it says."""
    from transformers import AutoConfig

    try:
        config = AutoConfig.from_pretrained(
            network_folder, local_files_only=True, trust_remote_code=False
        )
    except Exception as error:
        raise UsageError(
            f"The model in '{network_folder}' cannot be read ({first_line(error)}): name a folder "
            "that save_pretrained or 'lintseq train' wrote."
        ) from error
    positions = getattr(config.get_text_config(), "max_position_embeddings", None)
    return None if positions is None else int(positions)


def fit_embeddings(network: Any, tokenizer: Any, known: int) -> None:
    """Give every token from number ``known`` on a row: the mean of the rows before.

    Output rows too, where they are not the same as the input rows.
    """
    import torch

    rows = network.get_input_embeddings().weight.shape[0]
    if len(tokenizer) > rows:
        network.resize_token_embeddings(len(tokenizer), mean_resizing=False)
    with torch.no_grad():
        for layer in embedding_layers(network).values():
            before = layer.weight[: min(known, rows)]
            layer.weight[known : len(tokenizer)] = before.mean(dim=0)
            if getattr(layer, "bias", None) is not None:
                layer.bias[known : len(tokenizer)] = layer.bias[: min(known, rows)].mean()


def embedding_layers(network: Any) -> dict[str, Any]:
    """The layers with a row for each token, by name: one if input and output share their rows."""
    inner, outer = network.get_input_embeddings(), network.get_output_embeddings()
    layers = [inner] if outer is None or outer.weight is inner.weight else [inner, outer]
    names = {id(module): name for name, module in network.named_modules()}
    return {names[id(layer)]: layer for layer in layers}


def with_adapter(network: Any, rank: int, tokens: Sequence[int], seed: int) -> Any:
    """The network with a low-rank adapter; of its own, only the rows of ``tokens`` are trained."""
    import torch
    from peft import LoraConfig, get_peft_model

    names = [name.rpartition(".")[2] for name in embedding_layers(network)]
    config = LoraConfig(
        r=rank,
        lora_alpha=2 * rank,
        target_modules="all-linear",
        trainable_token_indices={name: list(tokens) for name in names},
        task_type="CAUSAL_LM",
    )
    # From a model without a name, peft saves what it trains; of one with a name, all embeddings
    # too, because they have grown.
    network.name_or_path = ""
    with warnings.catch_warnings(), torch.random.fork_rng():
        # peft asks transformers by a name that is being retired.
        warnings.filterwarnings("ignore", message="`is_gradient_checkpointing` is deprecated")
        # Half of an adapter begins at random.
        torch.manual_seed(seed)
        return get_peft_model(network, config)


def save_network(network: Any, tokenizer: Any, out: Path) -> int:
    """Write weights, configuration and tokenizer to ``out``; an adapter is merged first.

    Returns:
        How many parameters the network has.
    """
    from peft import PeftModel

    whole = network.merge_and_unload() if isinstance(network, PeftModel) else network
    # No shards: whoever looks for a model's weights finds them in one file.
    whole.save_pretrained(out, max_shard_size="1000GB")
    tokenizer.save_pretrained(out)
    # Weights are written for their owner alone; who may read the folder may read all of it.
    shutil.copymode(out / "config.json", out / "model.safetensors")
    return int(whole.num_parameters())
