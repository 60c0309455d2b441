"""The libraries behind the trainer: loaded late, kept off the network, and kept quiet."""

from __future__ import annotations

import importlib
import importlib.metadata
import os
import warnings
from collections.abc import Iterator
from contextlib import contextmanager

from lintseq.core.errors import TrainerFailed

INSTALL = "pip install 'lintseq[train]'"
LIBRARIES = ("torch", "tokenizers", "safetensors", "transformers", "peft", "accelerate", "trl")
"""What decides the result of training, in the order of their needs."""
_SURROUNDINGS = {
    "HF_HUB_OFFLINE": "1",
    "HF_DATASETS_OFFLINE": "1",
    "HF_HUB_DISABLE_TELEMETRY": "1",
    "TRL_EXPERIMENTAL_SILENCE": "1",
    "TOKENIZERS_PARALLELISM": "false",
}
"""Read by the libraries when they are imported: no network, no telemetry, no threads behind us."""


def load_libraries(names: tuple[str, ...] = LIBRARIES) -> None:
    """Import the libraries.

    Raises:
        TrainerFailed: one is not installed, or does not load; the message says what to do.
    """
    os.environ.update(_SURROUNDINGS)
    try:
        with warnings.catch_warnings():
            # What the libraries say of each other while they load is nothing a user can act on.
            warnings.simplefilter("ignore")
            for name in names:
                importlib.import_module(name)
            if "trl" in names:
                importlib.import_module("lintseq.plugins.trainers.trl.loop")
            transformers = importlib.import_module("transformers")
    except ImportError as error:
        raise TrainerFailed(
            f"The trainer 'trl' needs libraries that are not installed ({error}); run: {INSTALL}"
        ) from error
    transformers.utils.logging.set_verbosity_error()
    transformers.utils.logging.disable_progress_bar()


def versions() -> dict[str, str]:
    """The libraries' versions."""
    return {name: importlib.metadata.version(name) for name in LIBRARIES}


@contextmanager
def processors(count: int) -> Iterator[None]:
    """Let torch use ``count`` processors while the context is open."""
    import torch

    before = torch.get_num_threads()
    torch.set_num_threads(count)
    try:
        yield
    finally:
        torch.set_num_threads(before)
