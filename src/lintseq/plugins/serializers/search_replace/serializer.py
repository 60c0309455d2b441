"""The `search-replace` format: each edit as blocks in the style of aider."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from lintseq.core.edits import EditSequence
from lintseq.core.hunks import Hunk, hunks_of
from lintseq.core.lines import split_lines
from lintseq.core.serializer import Faults
from lintseq.plugins.serializers.by_lines import LineSerializer
from lintseq.plugins.serializers.final_newlines import FINAL_NEWLINE_REPAIRS
from lintseq.plugins.serializers.line_ends import LINE_END_REPAIRS
from lintseq.plugins.serializers.search_replace.block import Block
from lintseq.plugins.serializers.search_replace.line_runs import LineRuns
from lintseq.plugins.serializers.search_replace.reading import read_blocks


class SearchReplace(LineSerializer[tuple[Block, ...]]):
    """One block a hunk, each applied to the text that the blocks before it left.

    A search names the lines that go, with the fewest lines around them that make the search occur
    only once in the text; only in an empty text is it empty.
    """

    name = "search-replace"
    summary = "blocks of lines to find and lines to put there, as aider has them"
    repairs: ClassVar[Mapping[str, str]] = {
        "empty-edit": "an edit is empty and others follow: it is left out",
        "stray": "text outside of blocks: it is left out, lines in a row as one",
        "fence": "a code fence outside of blocks: it is left out",
        **LINE_END_REPAIRS,
        "marker": "a marker with white space or another number of characters: it counts",
        "escape": "a line like the divider after the divider: it is taken for a program line",
        "half-block": "a block without a divider: it is left out",
        "cut-off": "a block without an end marker: its lines up to there count",
        "newline-mark": "a mark of a missing final newline without a line that it could be for: "
        "it is left out",
        "empty-search": "an empty search in a text that has lines: the new lines come at the end",
        "whitespace": "the search occurs but for white space at the ends of lines: "
        "the lines there are replaced",
        "missing": "the search does not occur: the block is left out",
        "ambiguous": "the search occurs more than once: the first place is taken",
        **FINAL_NEWLINE_REPAIRS,
    }

    def encode(self, sequence: EditSequence) -> list[str]:
        """One string for each edit."""
        runs = LineRuns(split_lines(sequence.change.base))
        edits: list[str] = []
        for hunks in hunks_of(sequence):
            written: list[str] = []
            for hunk in hunks:
                written += _block(hunk, runs).written()
                runs.replace(hunk.after, hunk.after + len(hunk.deleted), hunk.inserted)
            edits.append("\n".join(written))
        return edits

    def parse(self, edit: str, faults: Faults) -> tuple[Block, ...]:
        """Read one edit's string."""
        return tuple(read_blocks(edit, faults))

    def change(self, lines: list[str], edit: tuple[Block, ...], faults: Faults) -> None:
        """Carry out the blocks of ``edit``, one after the other."""
        for number, block in enumerate(edit, start=1):
            block.apply_to(lines, number, faults)


def _block(hunk: Hunk, runs: LineRuns) -> Block:
    """The block for a hunk that is carried out on the text of ``runs``, after those before it."""
    start, end = hunk.after, hunk.after + len(hunk.deleted)
    top, bottom = runs.unique_window(start, end)
    above, below = runs.lines[top:start], runs.lines[end:bottom]
    return Block((*above, *hunk.deleted, *below), (*above, *hunk.inserted, *below))
