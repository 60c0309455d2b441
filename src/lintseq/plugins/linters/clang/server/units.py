"""Parsed units: clang's own memory of a text, from which the next text is parsed sooner.

A unit has a precompiled preamble: the `#include` lines at the head of the text, which cost a
hundred times what the rest does. A unit is kept for each of the last few heads.
"""

from __future__ import annotations

import os
import resource
from collections import OrderedDict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

GOING_ON = 0x200
"""After a missing header."""
OPTIONS = 0x4 | 0x100 | GOING_ON
"""A precompiled preamble, from the first parse on."""
FLAGS = (
    *("-nostdinc", "-ferror-limit=0"),
    # Guesses at what was meant would depend on the other lines.
    *("-fno-spell-checking", "-fshow-overloads=best"),
    # What the headers leave to be made of their templates is made once, not for each text.
    "-fpch-instantiate-templates",
    # The only warnings that are heard.
    *("-Werror=return-type", "-Werror=uninitialized", "-Werror=undefined-internal"),
)
STANDARDS = {"c": ("c", "gnu17"), "cpp": ("c++", "gnu++20")}
UNITS = 4
"""Heads that are remembered, each with the tree of all its headers."""
REPARSES = 1000
"""After so many a unit is parsed anew, as each leaves a little memory behind."""
SPARE = 32
"""Files that clang has open at once for a while, one for each header on the way to a header."""


@dataclass(frozen=True)
class Header:
    """A header, where it came in first.

    Attributes:
        name: the header.
        source: what includes it.
        line: where in that.
        direct: whether ``source`` is the text itself.
    """

    name: str
    source: str
    line: int
    direct: bool


class Unit:
    """One text after another with the same head."""

    def __init__(self, library: Any, index: Any, language: str, folders: Sequence[str]) -> None:
        self._library, self._index = library, index
        self._name = f"{language}/main.{language}"
        dialect, standard = STANDARDS[language]
        found = (word for folder in folders for word in ("-isystem", folder))
        self._words = ["-x", dialect, f"-std={standard}", *FLAGS, *found]
        self._unit: Any = None
        self._count = 0

    def parse_whole(self, text: str) -> Any:
        """The unit, without a preamble: clang tells of all its headers, and takes its time."""
        return self._index.parse(self._name, self._words, [(self._name, text)], GOING_ON)

    def parse(self, text: str) -> Any:
        """The unit, parsed from ``text``."""
        if self._unit is None or self._count == REPARSES:
            self._unit = None
            self._unit = self._index.parse(self._name, self._words, [(self._name, text)], OPTIONS)
            self._count = 0
            return self._unit
        self._count += 1
        content = text.encode()
        files = (self._library._CXUnsavedFile * 1)()
        files[0].name, files[0].contents = self._name.encode(), content
        files[0].length = len(content)
        # The library's own method does not look at what this returns.
        if self._library.conf.lib.clang_reparseTranslationUnit(self._unit, 1, files, OPTIONS):
            raise RuntimeError("libclang could not parse the text again")
        return self._unit


class Units:
    """The units of one language, by the heads of their texts."""

    def __init__(self, library: Any, language: str, folders: Sequence[str]) -> None:
        self._library, self._language, self._folders = library, language, folders
        self._index = library.Index.create()
        self._units: OrderedDict[str, Unit] = OrderedDict()

    def headers(self, text: str) -> list[Header]:
        """The headers that ``text`` includes, by whatever way."""
        unit = Unit(self._library, self._index, self._language, self._folders).parse_whole(text)
        return [
            Header(each.include.name, each.source.name, each.location.line, each.depth == 1)
            for each in unit.get_includes()
        ]

    def parse(self, head: str, body: str) -> Any:
        """The unit that begins with ``head``, parsed from this and ``body``.

        A unit may keep a header open that its preamble and the rest of the text include, hundreds
        of them in all. With no file left to open, clang would say of headers that they are missing.

        Raises:
            RuntimeError: this text has more files open than the process may.
        """
        if files_left() < files_allowed() // 2:
            self._units.clear()
        unit = self._parse(head, body)
        if files_left() < SPARE:
            raise RuntimeError("clang has as many files open as it may")
        return unit

    def _parse(self, head: str, body: str) -> Any:
        if head not in self._units:
            self._units[head] = Unit(self._library, self._index, self._language, self._folders)
            if len(self._units) > UNITS:
                self._units.popitem(last=False)
        self._units.move_to_end(head)
        return self._units[head].parse(head + body)


def files_allowed() -> int:
    """How many files this process may have open."""
    return resource.getrlimit(resource.RLIMIT_NOFILE)[0]


def files_left() -> int:
    """How many files this process may still open, at most."""
    try:
        lowest_free = os.open(os.devnull, os.O_RDONLY)
    except OSError:
        return 0
    os.close(lowest_free)
    return files_allowed() - lowest_free
