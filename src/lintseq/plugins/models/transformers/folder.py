"""A model's folder: what must be in it, what it tells, and its hash. Nothing heavy is imported."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

from lintseq.core.errors import UsageError

CARD = "lintseq.json"
"""What ``lintseq train`` says of the model beside it."""
_DECIDING = (
    *("config.json", "generation_config.json", "*.safetensors", "*.safetensors.index.json"),
    *(
        "tokenizer*",
        "special_tokens_map.json",
        "added_tokens.json",
        "vocab*",
        "merges.txt",
        "spiece*",
    ),
)


def check_folder(folder: Path) -> None:
    """Raise a `UsageError` unless ``folder`` looks like a model's."""
    if not folder.is_dir():
        what = "is a file" if folder.exists() else "is not there"
        raise UsageError(
            f"There is no model in '{folder}', which {what}: name a folder that "
            "'lintseq train' or save_pretrained wrote."
        )
    for pattern, what in (("config.json", "config.json"), ("*.safetensors", ".safetensors file")):
        if not any(folder.glob(pattern)):
            raise UsageError(
                f"There is no model in '{folder}', it has no {what}: name a folder that "
                "'lintseq train' or save_pretrained wrote."
            )


def told_format(folder: Path) -> str | None:
    """The text format that the model in ``folder`` was trained to write, if it tells.

    Raises:
        UsageError: what it tells cannot be read.
    """
    card = folder / CARD
    if not card.is_file():
        return None
    try:
        told = json.loads(card.read_text("utf-8"))["format"]
    except (ValueError, KeyError, TypeError) as error:
        raise UsageError(
            f"'{card}' does not tell the model's format ({type(error).__name__}: {error}): "
            "train the model again, or remove the file and give --format."
        ) from None
    if not isinstance(told, str):
        raise UsageError(f"'{card}' does not tell the model's format in a word: remove the file.")
    return told


def folder_hash(folder: Path) -> str:
    """SHA-256 of the files that decide what the model writes."""
    digest = hashlib.sha256()
    for path in sorted({path for pattern in _DECIDING for path in folder.glob(pattern)}):
        digest.update(f"{path.name}\0{path.stat().st_size}\0".encode())
        with path.open("rb") as data:
            while block := data.read(1 << 20):
                digest.update(block)
    return digest.hexdigest()
