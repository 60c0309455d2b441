"""Writing for people: consoles, and texts by strangers made harmless."""

from __future__ import annotations

import os
import sys
import unicodedata
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rich.console import Console
    from rich.table import Table

TAB = "    "
WIDE = 1000
"""Columns of what is no terminal."""


def words_console() -> Console:
    """Where words, progress and warnings go: standard error, plain when it is no terminal."""
    from lintseq.cli.consoles import WordsConsole

    return WordsConsole(stderr=True)


def page_console() -> Console:
    """Where a command's answer goes: standard output, plain when it is no terminal.

    Tables are as wide as the terminal, and as wide as they like where there is none: programs that
    read them go by lines.
    """
    from lintseq.cli.consoles import PageConsole

    width = None if sys.stdout.isatty() or "COLUMNS" in os.environ else WIDE
    return PageConsole(width=width)


def bare_table(*headings: str) -> Table:
    """An empty table without rules."""
    from rich.table import Table

    table = Table(box=None, pad_edge=False)
    for heading in headings:
        table.add_column(heading)
    return table


def harmless(text: str) -> str:
    """``text`` without anything that a terminal would obey.

    Tabs become spaces; control characters, and the invisible ones that reorder text, are written
    as escapes.
    """
    return "".join(map(_harmless_character, text))


def in_one_line(words: str) -> str:
    """What a tool said in several lines, aligned by blanks, with a semicolon for each break."""
    if "\n" not in words:
        return words
    return "; ".join(" ".join(line.split()) for line in words.split("\n") if line.strip())


def _harmless_character(character: str) -> str:
    if character == "\t":
        return TAB
    if character.isprintable() or unicodedata.category(character) == "Zs":
        return character
    return character.encode("unicode_escape").decode("ascii")
