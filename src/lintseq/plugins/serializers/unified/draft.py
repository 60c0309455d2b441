"""A hunk of a unified diff while its lines are being read."""

from __future__ import annotations

from dataclasses import dataclass, field

from lintseq.plugins.serializers.read_hunk import Mark
from lintseq.plugins.serializers.unified.header import Header


@dataclass(slots=True)
class HunkDraft:
    """What has been read of a hunk.

    Attributes:
        header: what its header says.
        number: the line of its header in the edit, counted from 1.
        lines: its lines so far, as `ReadHunk.lines` has them.
        old: how many of them the old text has.
        new: how many of them the new text has.
    """

    header: Header
    number: int
    lines: list[tuple[Mark, str]] = field(default_factory=list)
    old: int = 0
    new: int = 0

    def add(self, mark: Mark, line: str) -> None:
        r"""Take a line that is given without its ``\n``."""
        self.lines.append((mark, line + "\n"))
        self.old += mark != "+"
        self.new += mark != "-"

    def add_marked(self, line: str) -> None:
        """Take a line that begins with ``-`` or ``+``."""
        self.add("-" if line[0] == "-" else "+", line[1:])

    def unterminate(self) -> bool:
        """Take the newline from the last line, and say whether there was one to take."""
        mark, text = self.lines[-1] if self.lines else (" ", "")
        if len(text) < 2 or not text.endswith("\n"):
            return False
        self.lines[-1] = (mark, text[:-1])
        return True

    @property
    def changes(self) -> bool:
        """Whether any line comes or goes."""
        return any(mark != " " for mark, _ in self.lines)

    @property
    def announced(self) -> tuple[int, int] | None:
        """How many old and new lines the header announces, if it says."""
        old, new = self.header.old, self.header.new
        return None if old is None or new is None else (old.count, new.count)

    @property
    def due(self) -> tuple[bool, bool]:
        """Whether old lines and new lines are still to come."""
        old, new = self.announced or (0, 0)
        return self.old < old, self.new < new

    def is_context(self, line: str) -> bool:
        """Whether a line that begins with neither ``-`` nor ``+`` can be one that stays.

        An empty one can, as editors take the space from the end of a line.
        """
        if self.announced is None:
            return line.startswith(" ")
        return all(self.due) and line[:1] in ("", " ")
