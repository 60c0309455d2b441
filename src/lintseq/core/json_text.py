"""JSON as lintseq writes it, one value a line."""

from __future__ import annotations

import json

READABLE = json.JSONEncoder(ensure_ascii=False, separators=(", ", ": "))
"""Compact, and all of Unicode as it is."""
ESCAPED = json.JSONEncoder(separators=(", ", ": "))
"""The same in ASCII."""


def encode_json(value: object) -> str:
    """Compact JSON in readable Unicode; escaped where UTF-8 cannot hold it (lone surrogates)."""
    text = READABLE.encode(value)
    return text if is_utf8(text) else ESCAPED.encode(value)


def is_utf8(text: str) -> bool:
    """Whether UTF-8 can hold ``text``: it has no lone surrogate."""
    # Asked of every row: what is ASCII says so without being looked at.
    if text.isascii():
        return True
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        return False
    return True
