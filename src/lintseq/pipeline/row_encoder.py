"""Writing output rows: one JSON object for each edit sequence, to the byte."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from json import JSONEncoder
from typing import Any

from lintseq.core.edits import EditSequence
from lintseq.core.json_text import ESCAPED, READABLE, is_utf8
from lintseq.core.program import Program
from lintseq.pipeline.rows import Provenance


class RowEncoder:
    """Writes the rows of one program; what is the same in all of them is turned into JSON once."""

    def __init__(self, program: Program, made: Provenance) -> None:
        self._changes = bool(program.base)
        self._shared = _shared(program, made)
        self._readable = [_members(READABLE, part) for part in self._shared]

    def encode(self, path: int, sequence: EditSequence, edits: Sequence[str]) -> str:
        """The row of path ``path`` as one line of JSON, without its line break.

        It is escaped as `lintseq.core.json_text.encode_json` does it.
        """
        text = self._row(READABLE, self._readable, path, sequence, edits)
        if is_utf8(text):
            return text
        escaped = [_members(ESCAPED, part) for part in self._shared]
        return self._row(ESCAPED, escaped, path, sequence, edits)

    def _row(
        self,
        encoder: JSONEncoder,
        shared: Sequence[str],
        path: int,
        sequence: EditSequence,
        edits: Sequence[str],
    ) -> str:
        name, program, made = shared
        drawn = _members(encoder, {"insertions": sequence.insertions, "edits": edits})
        row = f'{{{name}, "path": {path}, {program}, {drawn}, {made}'
        if self._changes:
            row = f"{row}, {_members(encoder, {'deletions': sequence.deletions})}"
        return f"{row}}}"


def _shared(program: Program, made: Provenance) -> list[dict[str, Any]]:
    """The columns of every row, in the three parts which its own columns come behind."""
    told = {} if made.language_by is None else {"language_by": made.language_by}
    base = {"base": program.base} if program.base else {}
    return [
        {"id": program.id},
        {
            "language": program.language,
            "instruction": program.instruction,
            "program": program.text,
        },
        {
            "format": made.format,
            "linter": made.linter,
            "sampler": made.sampler,
            "seed": made.seed,
            "lintseq_version": made.lintseq_version,
            "metadata": program.metadata,
            **told,
            **base,
        },
    ]


def _members(encoder: JSONEncoder, columns: Mapping[str, Any]) -> str:
    """The columns as they stand between the braces of an object."""
    return encoder.encode(columns)[1:-1]
