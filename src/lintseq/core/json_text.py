"""JSON as lintseq writes it, one value a line."""

from __future__ import annotations

import json


def encode_json(value: object) -> str:
    """Compact JSON in readable Unicode; escaped where UTF-8 cannot hold it (lone surrogates)."""
    text = json.dumps(value, ensure_ascii=False, separators=(", ", ": "))
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        return json.dumps(value, separators=(", ", ": "))
    return text
