r"""The lines that frame a block, and how program lines that look like one are told from them.

A program line that looks like a marker, however many backslashes come before it, is written with
one backslash more. So a line that does not begin with a backslash is a marker if it looks like
one, and of a program line exactly the backslash that was added is taken.
"""

from __future__ import annotations

import re
from typing import Literal

from lintseq.core.serializer import SEPARATOR
from lintseq.plugins.serializers.final_newlines import NO_NEWLINE

Marker = Literal["search", "divider", "replace"]

MARKERS: dict[Marker, str] = {
    "search": "<<<<<<< SEARCH",
    "divider": "=======",
    "replace": ">>>>>>> REPLACE",
}
"""The markers as they are written."""

# As generous as the readers in use: aider's takes five to nine characters and white space after.
_LOOKS: dict[Marker, str] = {
    "search": r"<{5,9} ?SEARCH>?\s*",
    "divider": r"={5,9}\s*",
    "replace": r">{5,9} ?REPLACE\s*",
}
_LOOKING = {marker: re.compile(look) for marker, look in _LOOKS.items()}
_RESERVED = re.compile(
    rf"\\*(?:{'|'.join(_LOOKS.values())}|{re.escape(SEPARATOR)}.*|{re.escape(NO_NEWLINE)})"
)


def marker_of(line: str) -> Marker | None:
    """The marker that a line looks like, if it looks like one."""
    for marker, look in _LOOKING.items():
        if look.fullmatch(line):
            return marker
    return None


def escaped(line: str) -> str:
    """A program line as it is written in a block."""
    return "\\" + line if _RESERVED.fullmatch(line) else line


def unescaped(line: str) -> str:
    """The program line that is written so in a block."""
    return line[1:] if line.startswith("\\") and _RESERVED.fullmatch(line[1:]) else line
