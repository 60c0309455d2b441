"""What the length of a text is counted in: tokens of a given tokenizer, characters, bytes."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from lintseq.core.serializer import SEPARATOR
from lintseq.pipeline.tokens import load_token_counter

Unit = Callable[[str], int]
"""The length of a text."""
TOKENS = "tokens"


def units_for(tokenizer: str | None) -> Mapping[str, Unit]:
    """The units that lengths are told in, by name: tokens first, if there is a tokenizer.

    Raises:
        UsageError: there is no tokenizer where ``tokenizer`` says.
        ToolError: what reads it is not installed.
    """
    plain: dict[str, Unit] = {"characters": len, "bytes": _bytes}
    return plain if tokenizer is None else {TOKENS: tokens_by(tokenizer), **plain}


def tokens_by(tokenizer: str) -> Unit:
    """What counts the tokens of a text, without any that mark its beginning or end.

    The separator of edits is one token, as it is when `lintseq train` trains.

    Raises:
        UsageError: there is no such tokenizer.
        ToolError: what reads it is not installed.
    """
    counter = load_token_counter(tokenizer, SEPARATOR)
    return lambda text: len(counter.ids(_sound(text), False))


def _bytes(text: str) -> int:
    return len(text.encode("utf-8", "surrogatepass"))


def _sound(text: str) -> str:
    """Without lone surrogates, which an instruction may have and no tokenizer takes."""
    return text.encode("utf-8", "replace").decode("utf-8")
