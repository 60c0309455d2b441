"""Counting tokens with a user's tokenizer, which is a file or folder on the disk.

Nothing is loaded from the network, and no code from a tokenizer's folder is run.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from lintseq.core.errors import ToolError, UsageError
from lintseq.pipeline.file_hash import sha256_of

INSTALL = "pip install 'lintseq[train]'"
ADVICE = "name a file tokenizer.json, or a folder that save_pretrained wrote"


@dataclass(frozen=True)
class TokenCounter:
    """A tokenizer, as far as counting goes.

    Attributes:
        where: as the user named it.
        sha256: of what it is read from.
        ids: the tokens of a text, with or without those that the tokenizer puts around one.
        end: the token that ends a text, where the tokenizer says which.
    """

    where: str
    sha256: str
    ids: Callable[[str, bool], list[int]]
    end: int | None = None

    def of_prompt(self, text: str) -> int:
        """Tokens of a prompt. Some tokenizers end every text; a prompt has not ended."""
        ids = self.ids(text, True)
        while ids and ids[-1] == self.end:
            ids = ids[:-1]
        return len(ids)

    def of_completion(self, text: str) -> int:
        """Tokens of a completion, with the end of text that trainers put after it."""
        return len(self.ids(text, False)) + 1


def load_token_counter(where: str, separator: str | None = None) -> TokenCounter:
    """The tokenizer of a file ``tokenizer.json``, or of a folder that transformers reads.

    Args:
        where: the file or folder.
        separator: None for the tokenizer as it is. Else this text is one token, as it is when
            `lintseq train` trains, and what a text spells is no other special token.

    Raises:
        UsageError: there is none.
        ToolError: the library that it needs is not installed.
    """
    path = Path(where)
    if not path.exists():
        raise UsageError(f"There is no tokenizer '{where}': {ADVICE}.")
    try:
        return (_of_folder if path.is_dir() else _of_file)(where, path, separator)
    except ImportError as error:
        raise ToolError(
            f"Counting tokens needs libraries that are not installed ({error}); run: {INSTALL}"
        ) from error
    # Each kind of tokenizer fails in its own way at what is none.
    except Exception as error:
        words = " ".join(str(error).split())[:200]
        raise UsageError(f"The tokenizer '{where}' cannot be read ({words}): {ADVICE}.") from error


def _of_file(where: str, path: Path, separator: str | None) -> TokenCounter:
    from tokenizers import AddedToken, Tokenizer

    tokenizer: Any = Tokenizer.from_file(str(path))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    if separator is not None:
        # What is a special token already stays one: then none can be told apart from a text's own.
        special = [token.content for token in tokenizer.get_added_tokens_decoder().values()]
        tokenizer.add_tokens([AddedToken(separator, normalized=False)])
        tokenizer.encode_special_tokens = separator not in special

    def ids(text: str, around: bool) -> list[int]:
        found: list[int] = tokenizer.encode(text, add_special_tokens=around).ids
        return found

    return TokenCounter(where, sha256_of(path), ids)


def _of_folder(where: str, path: Path, separator: str | None) -> TokenCounter:
    # Long texts are what is asked about here: no warning is due.
    logging.getLogger("transformers.tokenization_utils_base").setLevel(logging.ERROR)
    from tokenizers import AddedToken
    from transformers import AutoTokenizer

    tokenizer: Any = AutoTokenizer.from_pretrained(
        path, local_files_only=True, trust_remote_code=False
    )
    apart = {}
    if separator is not None:
        tokenizer.add_tokens([AddedToken(separator, normalized=False)])
        apart["split_special_tokens"] = separator not in tokenizer.all_special_tokens

    def ids(text: str, around: bool) -> list[int]:
        found: list[int] = tokenizer(text, add_special_tokens=around, **apart)["input_ids"]
        return found

    parts = sorted(part for part in path.iterdir() if part.is_file() and "token" in part.name)
    return TokenCounter(where, sha256_of(*parts), ids, tokenizer.eos_token_id)
