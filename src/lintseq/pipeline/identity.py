"""Ids that are each used once, whatever the order of the records (law 4).

A program without an id is called by the SHA-256 of its content. Repeats of an id get ``#2``,
``#3`` … in the order of their content's hash, then of input: so a shuffled input gives every
program the name, and with it the random source, that it had before.
"""

from __future__ import annotations

from lintseq.core.program import Program


class Identities:
    """Takes every program of the input once, then says what each is called."""

    def __init__(self) -> None:
        self._first: dict[str, tuple[str, int]] = {}
        self._repeats: dict[str, list[tuple[str, int]]] = {}
        self._names: dict[int, str] = {}

    def add(self, index: int, program: Program) -> None:
        """Take the program that stands at ``index`` of the input."""
        content = program.content_id
        name = program.id or content
        if name not in self._first:
            self._first[name] = (content, index)
            return
        repeats = self._repeats.setdefault(name, [self._first[name]])
        repeats.append((content, index))

    def settle(self) -> None:
        """All programs were taken: number the repeats."""
        taken = set(self._first)
        for name in sorted(self._repeats):
            number = 1
            for _, index in sorted(self._repeats[name])[1:]:
                number += 1
                while f"{name}#{number}" in taken:
                    number += 1
                self._names[index] = f"{name}#{number}"
                taken.add(f"{name}#{number}")

    def name(self, index: int, program: Program) -> str:
        """What the program at ``index`` is called."""
        return self._names.get(index) or program.id or program.content_id
