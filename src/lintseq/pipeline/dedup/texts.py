"""What of a row is compared with other rows: which parts of it, and what in them counts."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass

from lintseq.core.change import Change
from lintseq.core.errors import ProgramRejected
from lintseq.core.host import default_host
from lintseq.core.language import Language
from lintseq.core.program import Program
from lintseq.pipeline.dedup.words import tokens

COMPARED = ("program", "instruction", "both")
"""The parts of a row that can be compared."""
IGNORED = ("nothing", "whitespace", "comments")
"""What can be ignored, each with what comes before it."""


@dataclass(frozen=True, slots=True)
class Texts:
    """The texts of one row that are compared.

    Attributes:
        parts: each text, after what is ignored in it, with the name of what it is.
    """

    parts: tuple[tuple[str, str], ...]

    def digest(self) -> bytes:
        """A hash that is the same for rows with the same texts, 16 bytes."""
        digest = hashlib.blake2b(digest_size=16)
        for part, text in self.parts:
            data = text.encode("utf-8", "surrogatepass")
            digest.update(b"%s %d:" % (part.encode("ascii"), len(data)))
            digest.update(data)
        return digest.digest()

    def shingles(self, size: int) -> frozenset[int]:
        """The hashes, of 64 bits, of all runs of ``size`` tokens; of a shorter text that of all.

        A run in one part is not the same as one in another.
        """
        return frozenset(_hash(run) for run in self._runs(size))

    def _runs(self, size: int) -> Iterator[str]:
        for part, text in self.parts:
            found = tokens(text)
            for start in range(min(len(found), max(1, len(found) - size + 1))):
                yield f"{part} {' '.join(found[start : start + size])}"


@dataclass(frozen=True)
class Comparison:
    """How rows are compared with each other.

    Attributes:
        compare: one of `COMPARED`.
        ignore: one of `IGNORED`.
    """

    compare: str = "program"
    ignore: str = "whitespace"

    def texts(self, program: Program) -> Texts | None:
        """What of a program is compared; None if it has no instruction and that were it."""
        parts = []
        if self.compare != "program":
            if program.instruction is None and self.compare == "instruction":
                return None
            parts.append(("instruction", self._spaced(program.instruction or "")))
        if self.compare != "instruction":
            parts += [("base", self._code(program.base, program))] if program.base else []
            parts.append(("program", self._code(program.text, program)))
        return Texts(tuple(parts))

    def _code(self, text: str, program: Program) -> str:
        if self.ignore == "comments":
            text = _without_comments(text, program.language)
        return self._spaced(text)

    def _spaced(self, text: str) -> str:
        return text if self.ignore == "nothing" else " ".join(text.split())


def _hash(run: str) -> int:
    data = run.encode("utf-8", "surrogatepass")
    return int.from_bytes(hashlib.blake2b(data, digest_size=8).digest(), "big")


def _without_comments(text: str, language: str) -> str:
    """``text`` without the lines that hold nothing but a comment; as it is if it has no other.

    It stays as it is too where its language is not known, or its parser gives up on it.
    """
    known = language_called(language)
    if known is None:
        return text
    change = Change.creation(text)
    shape = known.structure(change)
    try:
        code = [row.text for number, row in enumerate(change.rows) if not shape.is_trivia(number)]
    except ProgramRejected:
        return text
    return "".join(code) or text


def language_called(name: str) -> Language | None:
    """The language of that name, or other name; None if there is none."""
    languages = default_host().languages
    return languages.things.get(languages.aliases.get(name, name))
