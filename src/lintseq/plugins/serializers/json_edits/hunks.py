"""From JSON values to hunks: which keys there are, and what they may hold."""

from __future__ import annotations

import re
from collections.abc import Sequence

from lintseq.core.lines import split_lines
from lintseq.core.serializer import Faults
from lintseq.plugins.serializers.read_hunk import Mark, ReadHunk

_KEYS = ("line", "delete", "insert")
_SURROGATE = re.compile(r"[\ud800-\udfff]")


def read_hunks(values: Sequence[object], faults: Faults) -> list[ReadHunk]:
    """The hunks that ``values`` are. Faults: ``hunk``, ``key``, ``nothing``, ``surrogate``."""
    found = [_hunk(value, number, faults) for number, value in enumerate(values, start=1)]
    return [hunk for hunk in found if hunk is not None]


def _hunk(value: object, number: int, faults: Faults) -> ReadHunk | None:
    if not isinstance(value, dict):
        faults.note("hunk", f"hunk {number} is no JSON object")
        return None
    for key in value:
        if key not in _KEYS:
            faults.note("key", f"hunk {number} has a key {key!r}, which no hunk has")
    line, delete, insert = value.get("line"), value.get("delete", ""), value.get("insert", "")
    if not isinstance(line, int) or isinstance(line, bool) or line < 1:
        faults.note("hunk", f"hunk {number} has no 'line' that is a number from 1 on")
        return None
    if not isinstance(delete, str) or not isinstance(insert, str):
        faults.note("hunk", f"hunk {number} has a 'delete' or an 'insert' that is no string")
        return None
    if not delete and not insert:
        faults.note("nothing", f"hunk {number} neither deletes nor inserts")
        return None
    lines: list[tuple[Mark, str]] = []
    lines += [("-", text) for text in split_lines(_encodable(delete, number, faults))]
    lines += [("+", text) for text in split_lines(_encodable(insert, number, faults))]
    return ReadHunk(line - 1, tuple(lines))


def _encodable(text: str, number: int, faults: Faults) -> str:
    if not _SURROGATE.search(text):
        return text
    faults.note("surrogate", f"hunk {number} has half a surrogate pair, which no file can hold")
    return _SURROGATE.sub("\ufffd", text)
