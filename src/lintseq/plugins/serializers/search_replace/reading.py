"""Reading the blocks of one edit, line by line."""

from __future__ import annotations

from lintseq.core.serializer import Faults
from lintseq.plugins.serializers.final_newlines import NO_NEWLINE
from lintseq.plugins.serializers.line_ends import plain_line_ends
from lintseq.plugins.serializers.search_replace.block import Block
from lintseq.plugins.serializers.search_replace.markers import (
    MARKERS,
    Marker,
    marker_of,
    unescaped,
)


def read_blocks(edit: str, faults: Faults) -> list[Block]:
    """The blocks of one edit, as they stand there."""
    reader = _Reader(faults)
    for line in plain_line_ends(edit.split("\n"), MARKERS["search"].__eq__, faults):
        reader.feed(line)
    reader.close()
    return reader.blocks


class _Reader:
    """Puts blocks together from lines fed one after another.

    The parts of a block come into being with the markers that open them: none outside a block.
    """

    def __init__(self, faults: Faults) -> None:
        self.blocks: list[Block] = []
        self._faults = faults
        self._parts: list[list[str]] = []
        self._number = 0
        self._last_stray = -1

    def feed(self, line: str) -> None:
        self._number += 1
        marker = marker_of(line)
        if marker is not None and self._frames(marker):
            if line != MARKERS[marker]:
                self._note("marker", f"not {MARKERS[marker]!r}")
            self._frame(marker)
        elif not self._parts:
            self._outside(line)
        elif line == NO_NEWLINE:
            self._final(self._parts[-1])
        else:
            if marker is not None:
                self._note("escape", "a divider within the lines to put there")
            self._parts[-1].append(unescaped(line) + "\n")

    def close(self) -> None:
        """End the block being read, if any, where its end marker should have come."""
        if len(self._parts) == 2:
            self._note("cut-off", "a block ends without its end marker")
            self._finish()
        elif self._parts:
            self._note("half-block", "a block ends without its divider")
            self._parts = []

    def _frames(self, marker: Marker) -> bool:
        """Whether a line that looks like ``marker`` is one here."""
        if not self._parts:
            return marker == "search"
        return len(self._parts) == 1 or marker != "divider"

    def _frame(self, marker: Marker) -> None:
        if marker == "search":
            self.close()
            self._parts = [[]]
        elif marker == "divider":
            self._parts.append([])
        elif len(self._parts) == 2:
            self._finish()
        else:
            self.close()

    def _finish(self) -> None:
        search, replace = self._parts
        self.blocks.append(Block(tuple(search), tuple(replace)))
        self._parts = []

    def _outside(self, line: str) -> None:
        if line.startswith("```"):
            self._note("fence", "a code fence")
            return
        if self._last_stray != self._number - 1:
            self._note("stray", "text outside of blocks")
        self._last_stray = self._number

    def _final(self, part: list[str]) -> None:
        """Take the newline from the line before."""
        if part and len(part[-1]) > 1 and part[-1].endswith("\n"):
            part[-1] = part[-1][:-1]
        else:
            self._note("newline-mark", "no line that a missing newline could be for")

    def _note(self, code: str, what: str) -> None:
        self._faults.note(code, f"line {self._number}: {what}")
