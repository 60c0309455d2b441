"""Texts by strangers as a page may hold them: what cannot be seen is written as an escape."""

from __future__ import annotations

import unicodedata

KEPT = frozenset("\n\t")


def visible(text: str) -> str:
    """``text`` with control characters, invisible and reordering ones as escapes.

    Lines and tabs stay. The result can be written as UTF-8, XML and HTML, once these are escaped.
    """
    return "".join(map(_visible_letter, text))


def _visible_letter(letter: str) -> str:
    if letter.isprintable() or letter in KEPT or unicodedata.category(letter) == "Zs":
        return letter
    return letter.encode("unicode_escape").decode("ascii")
