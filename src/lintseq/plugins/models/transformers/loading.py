"""Loading weights and tokenizer from a folder, and refusing what cannot complete a text."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import torch
import transformers

from lintseq.core.errors import ModelFailed, UsageError
from lintseq.plugins.models.transformers.folder import check_folder


@dataclass(frozen=True)
class Loaded:
    """A model that is ready to run.

    Attributes:
        network: the causal language model, on its device.
        tokenizer: its tokenizer.
        ends: the tokens that end a text; the tokenizer's own comes first.
        pad: the token that fills up shorter rows.
        reads: how many tokens it reads at most, completion included; None for any number.
        device: where it runs.
    """

    network: Any
    tokenizer: Any
    ends: tuple[int, ...]
    pad: int
    reads: int | None
    device: str


def load(folder: Path, device: str, dtype: str) -> Loaded:
    """The model in ``folder``.

    Raises:
        UsageError: there is none, or one that cannot be used.
        ModelFailed: the device is not there.
    """
    check_folder(folder)
    _be_quiet()
    tokenizer = _tokenizer(folder)
    network = _network(folder, dtype)
    found = _device(device)
    try:
        network = network.to(found).eval()
    except (RuntimeError, AssertionError) as error:
        raise ModelFailed(
            f"The model cannot be moved to the device '{found}' ({_first_line(error)}): "
            "give another one by --set device=cpu."
        ) from error
    ends = _ends(folder, tokenizer, network)
    # What the folder recommends, top_k or penalties say, has no say: parameters are as asked.
    network.generation_config = transformers.GenerationConfig()
    pad = tokenizer.pad_token_id
    reads = getattr(network.config.get_text_config(), "max_position_embeddings", None)
    return Loaded(network, tokenizer, ends, ends[0] if pad is None else pad, reads, found)


def _be_quiet() -> None:
    transformers.utils.logging.set_verbosity_error()
    transformers.utils.logging.disable_progress_bar()


def _tokenizer(folder: Path) -> Any:
    try:
        tokenizer = transformers.AutoTokenizer.from_pretrained(
            folder, local_files_only=True, trust_remote_code=False
        )
    # Each tokenizer class fails in its own way over a folder that is not whole.
    except Exception as error:
        raise _no_model(folder, "tokenizer", error) from error
    if tokenizer.eos_token_id is None:
        raise UsageError(
            f"The tokenizer in '{folder}' has no end of text, so no completion would end: "
            "set its eos_token, and train the model with it."
        )
    return tokenizer


def _network(folder: Path, dtype: str) -> Any:
    try:
        network, told = transformers.AutoModelForCausalLM.from_pretrained(
            folder,
            local_files_only=True,
            trust_remote_code=False,
            use_safetensors=True,
            dtype=getattr(torch, dtype),
            output_loading_info=True,
        )
    # So does each model class.
    except Exception as error:
        raise _no_model(folder, "model", error) from error
    missing = sorted(told["missing_keys"])
    if missing:
        raise UsageError(
            f"The model in '{folder}' is not whole: {len(missing)} weights are missing, "
            f"'{missing[0]}' first; save it again."
        )
    return network


def _no_model(folder: Path, what: str, error: Exception) -> UsageError:
    return UsageError(
        f"The {what} in '{folder}' cannot be loaded ({_first_line(error)}): name a folder with a "
        "causal language model that this transformers knows, weights as safetensors."
    )


def _first_line(error: Exception) -> str:
    words = " ".join(str(error).split())
    return f"{type(error).__name__}: {words}"[:300]


def _device(name: str) -> str:
    if name != "auto":
        return name
    return "cuda" if torch.cuda.is_available() else "cpu"


def _ends(folder: Path, tokenizer: Any, network: Any) -> tuple[int, ...]:
    """The tokenizer's end of text, and those of the folder's generation_config.json."""
    told = network.generation_config.eos_token_id
    others = [told] if isinstance(told, int) else (told or [])
    ends = dict.fromkeys([tokenizer.eos_token_id, *others])
    rows = network.get_input_embeddings().num_embeddings
    if tokenizer.eos_token_id >= rows:
        raise UsageError(
            f"The tokenizer in '{folder}' is not the model's: its end of text is token "
            f"{tokenizer.eos_token_id}, and the model knows {rows}; save them together."
        )
    return tuple(ends)
