"""The language of a program without a name that tells it, by its first line: ``#!/bin/sh``."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path, PurePosixPath

from lintseq.core.language import Language

LONGEST = 256
"""Bytes of the line, at most: kernels read no more."""
_VERSION = re.compile(r"[\d.]+$")


def has_shebang_of(path: Path, language: Language) -> bool:
    """Whether ``path`` is a file without an ending whose first line names ``language``."""
    if path.suffix or not language.shebangs or not path.is_file():
        return False
    return any(word in language.shebangs for word in shebang_words(_beginning(path)))


def shebang_words(text: str) -> Sequence[str]:
    """What the first line of ``text`` may call a language: ``python3.12``, then ``python``."""
    program = shebang_program(text[:LONGEST].partition("\n")[0])
    return [] if program is None else [program, _VERSION.sub("", program)]


def shebang_program(line: str) -> str | None:
    """The program that a first line names, without its folder; of ``env`` the one it is told."""
    if not line.startswith("#!"):
        return None
    words = line[2:].split()
    if words and PurePosixPath(words[0]).name == "env":
        words = [word for word in words[1:] if not word.startswith("-") and "=" not in word]
    return PurePosixPath(words[0]).name if words else None


def _beginning(path: Path) -> str:
    with path.open("rb") as file:
        return file.readline(LONGEST).decode("utf-8", "replace")
