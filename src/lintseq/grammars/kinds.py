"""What can be told of a grammar by the names of its nodes alone, in any language."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tree_sitter import Language

CLOSING = {"(": ")", "[": "]", "{": "}"}
"""For each bracket the one that closes it."""

_ENDING = re.compile(r"end\w*|fi|done|esac|od", re.IGNORECASE)
_PART = re.compile(r"content|fragment|escape|start|begin|end|interpol|middle|marker")
_BRACKET = re.compile(r"[^\w\s]+")


def closed_by_opening(token: str) -> str | None:
    """The bracket that closes what ``token`` opens: ``}`` for ``{`` and for ``${``."""
    if _BRACKET.fullmatch(token) and not set(token) & set(CLOSING.values()):
        return CLOSING.get(token[-1])
    return None


def closing(token: str) -> str | None:
    """The bracket that ``token`` closes with: ``)`` for ``)`` and for ``))``."""
    if _BRACKET.fullmatch(token) and not set(token) & set(CLOSING):
        return next((sign for sign in token if sign in CLOSING.values()), None)
    return None


def ends_block(token: str) -> bool:
    """Whether ``token`` is a word that ends a block, as ``end`` does."""
    return bool(_ENDING.fullmatch(token))


def opening_tokens(language: Language) -> Sequence[str]:
    """The tokens that open a bracket."""
    return [token for token in _kinds(language, named=False) if closed_by_opening(token)]


def closing_tokens(language: Language) -> Sequence[str]:
    """The tokens that close a bracket."""
    return [token for token in _kinds(language, named=False) if closing(token)]


def ending_tokens(language: Language) -> Sequence[str]:
    """The words that end a block."""
    return [token for token in _kinds(language, named=False) if ends_block(token)]


def comments(language: Language) -> Sequence[str]:
    """The nodes whose name says that they are a comment."""
    return _called(language, "comment")


def strings(language: Language) -> Sequence[str]:
    """The nodes whose name says that they are a string."""
    return [*_called(language, "string"), *_called(language, "heredoc_body")]


def _called(language: Language, word: str) -> Sequence[str]:
    kinds = _kinds(language, named=True)
    return [kind for kind in kinds if word in kind and not _PART.search(kind.replace(word, ""))]


def _kinds(language: Language, *, named: bool) -> Sequence[str]:
    """The names of visible nodes, each once."""
    found = {
        language.node_kind_for_id(number) or ""
        for number in range(language.node_kind_count)
        if language.node_kind_is_visible(number) and language.node_kind_is_named(number) == named
    }
    return sorted(found - {"", "ERROR"})
