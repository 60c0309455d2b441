"""The `json` format: an array of hunks, each with a line number and the texts that go and come."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import ClassVar

from lintseq.core.edits import EditSequence
from lintseq.core.hunks import Hunk, hunks_of
from lintseq.core.serializer import Faults
from lintseq.plugins.serializers.by_lines import LineSerializer
from lintseq.plugins.serializers.json_edits.hunks import read_hunks
from lintseq.plugins.serializers.json_edits.values import read_values
from lintseq.plugins.serializers.placing import PLACING_REPAIRS, apply_hunks_read
from lintseq.plugins.serializers.read_hunk import (
    ORDER_REPAIRS,
    ReadHunk,
    ascending,
    sequence_of_hunks_read,
)


class JsonEdits(LineSerializer[tuple[ReadHunk, ...]]):
    r"""One line of JSON an edit: ``[{"line":3,"delete":"x = 1\n","insert":"x = 2\n"}]``.

    Hunks ascend. ``line`` is a line of the text before the edit, counted from 1: the first that
    goes, or the one before which the new ones come. A text that would be empty is left out. The
    JSON is written without spaces, and only what must be is escaped; strict reading takes any
    JSON that says the same.
    """

    name = "json"
    summary = "one line of JSON an edit, for tools that take or constrain JSON"
    keeps_partition = True
    repairs: ClassVar[Mapping[str, str]] = {
        "empty-edit": "an edit is empty and others follow: it is left out",
        "stray": "text before or after the JSON: it is left out",
        "array": "a hunk outside an array: it is taken for an array of one",
        "control": "a raw line break or other control character in a string: it is taken as it is",
        "comma": "a comma too many or too few between hunks: it does not count",
        "json": "text that is no JSON: it is left out, with what follows it in the edit",
        "cut-off": "the edit ends before its array does: the hunks that are whole count",
        "hunk": "no object with a line number and texts: it is left out",
        "key": "a key that no hunk has: it is ignored",
        "surrogate": "half a surrogate pair: U+FFFD stands for it",
        "nothing": "a hunk or an edit changes nothing: it is left out",
        **ORDER_REPAIRS,
        **PLACING_REPAIRS,
    }

    def encode(self, sequence: EditSequence) -> list[str]:
        """One string for each edit."""
        return [_written(hunks) for hunks in hunks_of(sequence)]

    def parse(self, edit: str, faults: Faults) -> tuple[ReadHunk, ...]:
        """Read one edit's string."""
        return ascending(read_hunks(read_values(edit, faults), faults), faults)

    def change(self, lines: list[str], edit: tuple[ReadHunk, ...], faults: Faults) -> None:
        """Carry out ``edit``, whose hunks all name lines of the text before it."""
        apply_hunks_read(lines, edit, faults)

    def sequence(self, base: str, edits: Sequence[tuple[ReadHunk, ...]]) -> EditSequence:
        """The edit sequence that ``edits`` make of ``base``."""
        return sequence_of_hunks_read(base, edits)


_string = json.JSONEncoder(ensure_ascii=False).encode


def _written(hunks: Sequence[Hunk]) -> str:
    # An encoder takes longer to begin with an array than to write the strings of most edits.
    return f"[{','.join(map(_value, hunks))}]"


def _value(hunk: Hunk) -> str:
    value = f'{{"line":{hunk.before + 1}'
    if hunk.deleted:
        value += f',"delete":{_string("".join(hunk.deleted))}'
    if hunk.inserted:
        value += f',"insert":{_string("".join(hunk.inserted))}'
    return value + "}"
