"""Writing for people: consoles, and texts by strangers made harmless."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rich.console import Console

TAB = "    "


def words_console() -> Console:
    """Where words, progress and warnings go: standard error, plain when it is no terminal."""
    from rich.console import Console

    return Console(stderr=True, highlight=False, soft_wrap=True)


def page_console() -> Console:
    """Where a command's answer goes: standard output, plain when it is no terminal."""
    from rich.console import Console

    return Console(highlight=False, soft_wrap=True)


def harmless(text: str) -> str:
    """``text`` without anything that a terminal would obey.

    Tabs become spaces; control characters, and the invisible ones that reorder text, are written
    as escapes.
    """
    return "".join(map(_harmless_character, text))


def _harmless_character(character: str) -> str:
    if character == "\t":
        return TAB
    if character.isprintable() or unicodedata.category(character) == "Zs":
        return character
    return character.encode("unicode_escape").decode("ascii")
