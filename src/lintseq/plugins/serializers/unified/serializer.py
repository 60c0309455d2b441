"""The `unified` format: each edit as zero-context hunks of a unified diff."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import ClassVar

from lintseq.core.edits import EditSequence
from lintseq.core.hunks import Hunk, hunks_of
from lintseq.core.serializer import Faults
from lintseq.plugins.serializers.by_lines import LineSerializer
from lintseq.plugins.serializers.final_newlines import NO_NEWLINE
from lintseq.plugins.serializers.line_ends import LINE_END_REPAIRS
from lintseq.plugins.serializers.placing import PLACING_REPAIRS, apply_hunks_read
from lintseq.plugins.serializers.read_hunk import (
    ORDER_REPAIRS,
    ReadHunk,
    ascending,
    sequence_of_hunks_read,
)
from lintseq.plugins.serializers.unified.header import write_header
from lintseq.plugins.serializers.unified.reading import read_hunks


class Unified(LineSerializer[tuple[ReadHunk, ...]]):
    r"""Zero-context hunks as GNU ``diff -U0`` writes them, without file headers.

    Hunks are joined by ``\n``; nothing comes after the last line. Strict reading also takes counts
    of 1 that are written out, the section heading that git adds to a header, and ``-`` and ``+``
    lines in any order.
    """

    name = "unified"
    summary = "zero-context unified diff, the format of the paper"
    keeps_partition = True
    repairs: ClassVar[Mapping[str, str]] = {
        "empty-edit": "an edit is empty and others follow: it is left out",
        "stray": "text that belongs to no hunk: it is left out, lines in a row as one",
        "fence": "a code fence: it is left out and ends the hunk",
        "file-header": "a line that names files, such as '--- a': it is left out",
        **LINE_END_REPAIRS,
        "header": "a header is unreadable or missing: what can be read of it counts, "
        "and a hunk without line numbers goes where its old lines are, else to the end",
        "new-position": "the new text's line number does not follow from the rest: it is ignored",
        "count": "other counts of lines than announced: the lines that are there count",
        "cut-off": "fewer lines than announced at the end of an edit: those that are there count",
        "context": "a context line: it stays, and helps to find the place",
        "prefix": "a line without '+' while new lines are due: it is taken as it is",
        "newline-mark": "a mark of a missing final newline in other words counts; "
        "one without a line that it could be for does not",
        "nothing": "a hunk changes nothing: it is left out",
        **ORDER_REPAIRS,
        **PLACING_REPAIRS,
    }

    def encode(self, sequence: EditSequence) -> list[str]:
        """One string for each edit."""
        return ["".join(map(_written, hunks))[:-1] for hunks in hunks_of(sequence)]

    def parse(self, edit: str, faults: Faults) -> tuple[ReadHunk, ...]:
        """Read one edit's string."""
        return ascending(read_hunks(edit, faults), faults)

    def change(self, lines: list[str], edit: tuple[ReadHunk, ...], faults: Faults) -> None:
        """Carry out ``edit``, whose hunks all name lines of the text before it."""
        apply_hunks_read(lines, edit, faults)

    def sequence(self, base: str, edits: Sequence[tuple[ReadHunk, ...]]) -> EditSequence:
        """The edit sequence that ``edits`` make of ``base``."""
        return sequence_of_hunks_read(base, edits)


def _written(hunk: Hunk) -> str:
    """The lines of a hunk, each with its line break."""
    deleted = _marked("-", hunk.deleted) if hunk.deleted else ""
    inserted = _marked("+", hunk.inserted) if hunk.inserted else ""
    return f"{write_header(hunk)}\n{deleted}{inserted}"


def _marked(mark: str, lines: Sequence[str]) -> str:
    text = mark + mark.join(lines)
    # Only the last line of a text, and so of a side, can lack its newline.
    return text if text.endswith("\n") else f"{text}\n{NO_NEWLINE}\n"
