"""Finding the JSON of an edit, whole or damaged."""

from __future__ import annotations

import json
import re

from lintseq.core.serializer import Faults

_LENIENT = json.JSONDecoder(strict=False)
_START = re.compile(r"\[(?=[ \t\r\n]*[\[{\]])|\{")
_GAP = re.compile(r"[ \t\r\n,]*")
_SPACE = " \t\r\n"


def read_values(edit: str, faults: Faults) -> list[object]:
    """The elements of the array that an edit is.

    Faults: ``array``, ``comma``, ``control``, ``cut-off``, ``json``, ``nothing``, ``stray``.
    """
    try:
        value: object = json.loads(edit)
    # Beside malformed text: numbers of thousands of digits, and nesting without end.
    except (ValueError, RecursionError):
        return _Salvage(edit, faults).values()
    if not isinstance(value, list):
        faults.note("array", "it is no JSON array")
        return [value]
    if not value:
        faults.note("nothing", "there is no hunk in it")
    return value


class _Salvage:
    """Reads what can be read of an edit that is not JSON as a whole."""

    def __init__(self, edit: str, faults: Faults) -> None:
        self._edit = edit
        self._faults = faults
        self._position = 0

    def values(self) -> list[object]:
        start = _START.search(self._edit)
        if start is None:
            self._faults.note("json", "there is no array of objects in it")
            return []
        self._leave_out(self._edit[: start.start()])
        if start[0] == "{":
            self._faults.note("array", "a JSON object stands outside an array")
            self._position = start.start()
            found = self._value()
        else:
            self._position = start.end()
            found = self._elements()
        self._leave_out(self._edit[self._position :])
        return found

    def _elements(self) -> list[object]:
        """The elements from the position on, which is left behind the array's end."""
        found: list[object] = []
        while True:
            commas = self._gap().count(",")
            following = self._edit[self._position : self._position + 1]
            if not following:
                self._faults.note("cut-off", "it ends before its array does")
                return found
            if commas != (1 if found and following != "]" else 0):
                self._faults.note("comma", f"a comma too many or too few, {self._place()}")
            if following == "]":
                self._position += 1
                return found
            element = self._value()
            if not element:
                return found
            found += element

    def _gap(self) -> str:
        gap = _GAP.match(self._edit, self._position)
        text = gap[0] if gap else ""
        self._position += len(text)
        return text

    def _value(self) -> list[object]:
        """The value at the position, which is left behind it; none if it cannot be read."""
        try:
            value, end = _LENIENT.raw_decode(self._edit, self._position)
        except (ValueError, RecursionError) as error:
            self._unreadable(error)
            return []
        if not _is_json(self._edit[self._position : end]):
            self._faults.note("control", f"a raw control character in a string, {self._place()}")
        self._position = end
        return [value]

    def _unreadable(self, error: Exception) -> None:
        """Give up the rest of the edit."""
        end = len(self._edit.rstrip(_SPACE))
        if isinstance(error, json.JSONDecodeError) and (
            error.pos >= end or error.msg.startswith("Unterminated string")
        ):
            self._faults.note("cut-off", f"it ends within the hunk {self._place()}")
        else:
            self._faults.note("json", f"no JSON {self._place()}")
        self._position = len(self._edit)

    def _leave_out(self, text: str) -> None:
        if text.strip(_SPACE):
            self._faults.note("stray", "text before or after the JSON")

    def _place(self) -> str:
        return f"at character {self._position + 1}"


def _is_json(text: str) -> bool:
    try:
        json.loads(text)
    except ValueError:
        return False
    return True
