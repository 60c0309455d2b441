"""Tokenizers: trained on the spot, or taken from a folder and given the separator of edits."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

from lintseq.core.errors import UsageError
from lintseq.core.trainer import TrainingExample, TrainingJob

END = "<|endoftext|>"
PAD = "<|pad|>"


def tokenizer_for(job: TrainingJob, vocabulary: int) -> Any:
    """The tokenizer that ``job`` asks for, each of its special strings one token.

    Raises:
        UsageError: the folder has none, or one without an end of text.
    """
    folder = job.tokenizer or job.model
    if folder is None:
        examples = (example for arm in job.arms.values() for example in arm)
        return train_tokenizer(_texts(examples), job.special, vocabulary)
    tokenizer = load_tokenizer(Path(folder))
    add_special(tokenizer, job.special)
    return tokenizer


def train_tokenizer(corpus: Iterable[str], special: Sequence[str], vocabulary: int) -> Any:
    """A byte-level BPE tokenizer with single digits, for transformers.

    The end of text and the padding are special tokens, which no text can spell: written out in a
    program, they are read as the characters that they are. The strings in ``special`` are tokens
    that texts spell, so decoding that leaves special tokens out keeps them.
    """
    from tokenizers import Tokenizer, decoders, models, pre_tokenizers, trainers
    from transformers import PreTrainedTokenizerFast

    bare = Tokenizer(models.BPE())
    bare.pre_tokenizer = pre_tokenizers.Sequence(
        [
            pre_tokenizers.Digits(individual_digits=True),
            pre_tokenizers.ByteLevel(add_prefix_space=False),
        ]
    )
    bare.decoder = decoders.ByteLevel()
    trainer = trainers.BpeTrainer(
        vocab_size=vocabulary - len(special),
        special_tokens=[END, PAD],
        initial_alphabet=sorted(pre_tokenizers.ByteLevel.alphabet()),
        show_progress=False,
    )
    bare.train_from_iterator(_without(corpus, special), trainer)
    tokenizer = PreTrainedTokenizerFast(
        tokenizer_object=bare,
        eos_token=END,
        pad_token=PAD,
        clean_up_tokenization_spaces=False,
        split_special_tokens=True,
    )
    add_special(tokenizer, special)
    return tokenizer


def load_tokenizer(folder: Path) -> Any:
    """The tokenizer in ``folder``; its end of text pads if it has no padding of its own.

    Raises:
        UsageError: there is none, or it has no end of text.
    """
    from transformers import AutoTokenizer

    if not folder.is_dir() or not any(folder.glob("*.json")):
        raise UsageError(
            f"There is no tokenizer in '{folder}': name a folder that save_pretrained or "
            "'lintseq train' wrote, or train one by --tokenizer train."
        )
    try:
        tokenizer = AutoTokenizer.from_pretrained(
            folder, local_files_only=True, trust_remote_code=False
        )
    # Each kind of tokenizer fails in its own way at a folder that is none.
    except Exception as error:
        raise UsageError(
            f"The tokenizer in '{folder}' cannot be read ({first_line(error)}): "
            "name a folder that save_pretrained or 'lintseq train' wrote."
        ) from error
    if tokenizer.eos_token_id is None:
        raise UsageError(
            f"The tokenizer in '{folder}' has no end-of-text token, so a model would never stop: "
            'name it as "eos_token" in its tokenizer_config.json.'
        )
    if tokenizer.pad_token_id is None:
        tokenizer.pad_token = tokenizer.eos_token
    return tokenizer


def add_special(tokenizer: Any, special: Sequence[str]) -> None:
    """Make each of the strings one token, if it is none yet."""
    from tokenizers import AddedToken

    vocabulary = tokenizer.get_vocab()
    missing = [text for text in special if text not in vocabulary]
    tokenizer.add_tokens([AddedToken(text, normalized=False) for text in missing])


def first_line(error: Exception) -> str:
    """What a library says of its failure, short enough for a sentence."""
    words = " ".join(str(error).split())
    return f"{type(error).__name__}: {words}"[:200]


def _texts(examples: Iterable[TrainingExample]) -> Iterator[str]:
    for example in examples:
        yield example.prompt
        yield example.completion


def _without(texts: Iterable[str], special: Sequence[str]) -> Iterator[str]:
    """The pieces of the texts between special strings, which are tokens already."""
    for text in texts:
        pieces = [text]
        for mark in special:
            pieces = [part for piece in pieces for part in piece.split(mark)]
        yield from pieces
