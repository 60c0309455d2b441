"""From a tool's lines to ours: a tool may end a line where `lintseq.core.lines` does not."""

from __future__ import annotations

import re
from bisect import bisect_right
from itertools import accumulate

from lintseq.core.lines import split_lines

NEWLINE = re.compile(r"\n")
"""Line ends of tools that count as we do."""
CARRIAGE_RETURN = re.compile(r"\r\n|\r|\n")
"""Line ends of tools to which a lone carriage return is one, too."""
ECMASCRIPT = re.compile("\r\n|[\r\n\u2028\u2029]")
"""Line ends of ECMAScript (ECMA-262, section 12.3)."""


class LineMap:
    """The lines of one text, as a tool counts them and as we do.

    ``ends`` matches what ends a line for the tool.
    """

    def __init__(self, text: str, ends: re.Pattern[str] = NEWLINE) -> None:
        self._ours = list(accumulate(map(len, split_lines(text)), initial=0))
        self._theirs = [0, *(match.end() for match in ends.finditer(text))]

    def place(self, line: int, column: int | None = None) -> tuple[int, int | None]:
        """Our line and column for the tool's, all counted from 1.

        A line past the tool's last is one past ours. Columns count what the tool counts,
        characters or other units.
        """
        if line > len(self._theirs):
            return len(self._ours), None
        start = self._theirs[line - 1]
        ours = bisect_right(self._ours, start)
        within = start - self._ours[ours - 1]
        return ours, None if column is None else column + within
