"""A block of the `search-replace` format: read, written, and applied to a text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from lintseq.core.serializer import Faults
from lintseq.plugins.serializers.final_newlines import as_written, terminate
from lintseq.plugins.serializers.search_replace.markers import MARKERS, escaped


@dataclass(frozen=True, slots=True)
class Block:
    r"""Lines to find and lines to put in their place, each with its ``\n`` if it has one."""

    search: tuple[str, ...]
    replace: tuple[str, ...]

    def written(self) -> Iterator[str]:
        r"""The lines of the block as text, without their ``\n``."""
        yield MARKERS["search"]
        yield from _written(self.search)
        yield MARKERS["divider"]
        yield from _written(self.replace)
        yield MARKERS["replace"]

    def apply_to(self, lines: list[str], number: int, faults: Faults) -> None:
        """Carry out this block, the edit's ``number``-th, on the lines of a text.

        Faults: ``ambiguous``, ``empty-search``, ``missing``, ``newline``, ``whitespace``.
        """
        start = self._place(lines, number, faults)
        if start is not None:
            lines[start : start + len(self.search)] = self.replace
            # The line before may have been the last one.
            terminate(lines, start - 1, start + len(self.replace), faults)

    def _place(self, lines: Sequence[str], number: int, faults: Faults) -> int | None:
        """Where the block goes; None if nowhere."""
        if not self.search:
            if lines:
                faults.note("empty-search", f"block {number} searches nothing in a text with lines")
            return len(lines)
        places = _places(lines, self.search)
        if not places:
            places = _places(_bare(lines), _bare(self.search))
            if not places:
                faults.note("missing", f"the text that block {number} searches is not there")
                return None
            faults.note("whitespace", f"the search of block {number} differs in white space")
        if len(places) > 1:
            shown = ", ".join(str(place + 1) for place in places[:5])
            faults.note("ambiguous", f"the search of block {number} fits from lines {shown} on")
        return places[0]


def _places(lines: Sequence[str], wanted: Sequence[str]) -> list[int]:
    """Where all of ``wanted`` stand in ``lines``, one after another."""
    first, size = wanted[0], len(wanted)
    found: list[int] = []
    start = 0
    for _ in range(lines.count(first)):
        start = lines.index(first, start)
        if size == 1 or tuple(lines[start : start + size]) == tuple(wanted):
            found.append(start)
        start += 1
    return found


def _bare(lines: Sequence[str]) -> list[str]:
    return [line.strip() for line in lines]


def _written(lines: Sequence[str]) -> Iterator[str]:
    for line in lines:
        text, *newline_mark = as_written(line)
        yield escaped(text)
        yield from newline_mark
