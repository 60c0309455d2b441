"""What the length of a text is counted in: tokens of a given tokenizer, characters, bytes.

Tokenizers are files on the disk: nothing is loaded from the network, and no code from their
folders is run.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from lintseq.core.errors import ToolError, UsageError
from lintseq.core.serializer import SEPARATOR

Unit = Callable[[str], int]
"""The length of a text."""
TOKENS = "tokens"
INSTALL = "pip install 'lintseq[train]'"


def units_for(tokenizer: str | None) -> Mapping[str, Unit]:
    """The units that lengths are told in, by name: tokens first, if there is a tokenizer.

    Raises:
        UsageError: there is no tokenizer where ``tokenizer`` says.
        ToolError: what reads it is not installed.
    """
    plain: dict[str, Unit] = {"characters": len, "bytes": _bytes}
    return plain if tokenizer is None else {TOKENS: token_counter(Path(tokenizer)), **plain}


def token_counter(where: Path) -> Unit:
    """What counts the tokens of a text, without any that mark its beginning or end.

    The separator of edits is one token, as it is when `lintseq train` trains. What a text spells is
    no other special token.

    Args:
        where: a ``tokenizer.json``, or a folder that transformers loads.

    Raises:
        UsageError: there is none.
        ToolError: tokenizers, or transformers for a folder, is not installed.
    """
    if not where.exists():
        raise UsageError(f"There is no tokenizer '{where}': name a tokenizer.json or a folder.")
    try:
        return _from_folder(where) if where.is_dir() else _from_file(where)
    except ImportError as error:
        raise ToolError(
            f"Counting tokens needs what is not installed ({error}); install it by: {INSTALL}"
        ) from error


def _from_file(path: Path) -> Unit:
    from tokenizers import AddedToken, Tokenizer

    try:
        tokenizer = Tokenizer.from_file(str(path))
    # The library has one exception for all that can be wrong, and no class for it.
    except Exception as error:
        raise _unreadable(path, error, "name a tokenizer.json that tokenizers wrote") from error
    # What is a special token already stays one: then none can be told apart from a text's own.
    special = [token.content for token in tokenizer.get_added_tokens_decoder().values()]
    tokenizer.add_tokens([AddedToken(SEPARATOR, normalized=False)])
    tokenizer.encode_special_tokens = SEPARATOR not in special
    tokenizer.no_truncation()
    tokenizer.no_padding()

    def count(text: str) -> int:
        return len(tokenizer.encode(_sound(text), add_special_tokens=False).ids)

    return count


def _from_folder(folder: Path) -> Unit:
    os.environ.update({"HF_HUB_OFFLINE": "1", "TRANSFORMERS_VERBOSITY": "error"})
    from tokenizers import AddedToken
    from transformers import AutoTokenizer

    try:
        tokenizer: Any = AutoTokenizer.from_pretrained(
            folder, local_files_only=True, trust_remote_code=False
        )
    # Each kind of tokenizer fails in its own way at a folder that is none.
    except Exception as error:
        raise _unreadable(folder, error, "name a folder that save_pretrained wrote") from error
    tokenizer.add_tokens([AddedToken(SEPARATOR, normalized=False)])
    apart = SEPARATOR not in tokenizer.all_special_tokens

    def count(text: str) -> int:
        return len(
            tokenizer(
                _sound(text), add_special_tokens=False, split_special_tokens=apart, verbose=False
            )["input_ids"]
        )

    return count


def _unreadable(where: Path, error: Exception, remedy: str) -> UsageError:
    words = " ".join(str(error).split())[:200]
    return UsageError(f"The tokenizer '{where}' cannot be read ({words}): {remedy}.")


def _bytes(text: str) -> int:
    return len(text.encode("utf-8", "surrogatepass"))


def _sound(text: str) -> str:
    """Without lone surrogates, which an instruction may have and no tokenizer takes."""
    return text.encode("utf-8", "replace").decode("utf-8")
