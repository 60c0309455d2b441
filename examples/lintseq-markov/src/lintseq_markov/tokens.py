"""Texts as tokens: words, blanks, ends of lines, and everything else character by character."""

from __future__ import annotations

import re
from collections.abc import Sequence

BEGIN = "<begin>"
END = "<end>"
"""These two stand at the ends of a text. No text has them as a token: it would be several."""


def split(text: str, special: Sequence[str]) -> list[str]:
    """The tokens of ``text``, which together are the text; each of ``special`` is one token."""
    own = "".join(f"{re.escape(word)}|" for word in special)
    return re.findall(rf"{own}\n|[^\S\n]+|\w+|[^\w\s]", text)
