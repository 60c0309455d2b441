"""A program: a text with a language, an id, an optional instruction and metadata."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Program:
    """One finished program, as a user has it.

    Attributes:
        text: the program, as it is: nothing is stripped or normalised.
        language: the name of a registered language, ``"python"`` for example.
        id: what the user calls it; empty for `content_id`.
        instruction: what the program was written for.
        base: the text that the program was made from, empty for a program written from nothing.
        metadata: the source's other columns, untouched.
    """

    text: str
    language: str
    id: str = ""
    instruction: str | None = None
    base: str = ""
    metadata: Mapping[str, object] = field(default_factory=dict)

    @property
    def content_id(self) -> str:
        """SHA-256 of language, instruction, base and text: the id of a program that has none.

        No instruction counts as an empty one. The parts are length-prefixed: no two other
        programs give the same bytes to the hash.
        """
        digest = hashlib.sha256()
        for part in (self.language, self.instruction or "", self.base, self.text):
            data = part.encode("utf-8", "surrogatepass")
            digest.update(b"%d:" % len(data))
            digest.update(data)
        return digest.hexdigest()
