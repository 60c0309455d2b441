"""Words and tokens, the units in which texts are compared: white space never counts.

Letters of scripts that are written without blanks stand alone, or a whole sentence were one word.
"""

from __future__ import annotations

import re

_ALONE = r"\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff"
_WORD = rf"[^\W{_ALONE}]+|[{_ALONE}]"
_WORDS = re.compile(_WORD)
_TOKENS = re.compile(rf"{_WORD}|[^\w\s]")


def words(text: str) -> list[str]:
    """The words of a text in lower case, without punctuation: as people quote it."""
    return _WORDS.findall(text.casefold())


def tokens(text: str) -> list[str]:
    """The words of a text and each of its other characters: as a program is read."""
    return _TOKENS.findall(text)
