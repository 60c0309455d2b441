"""What formats share whose edits change lines: from edit to edit a text is kept as its lines.

To cut a text into lines and to look at every one of them for each edit would take far longer than
the edit itself.
"""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Iterable, Iterator

from lintseq.core.lines import split_lines
from lintseq.core.serializer import DiffSerializer, EditT, Faults


class LineSerializer(DiffSerializer[EditT]):
    """A format whose edits change the lines of a text."""

    @abstractmethod
    def change(self, lines: list[str], edit: EditT, faults: Faults) -> None:
        """Carry out ``edit`` on the lines of a text; all but the last must end in a newline."""

    def apply(self, text: str, edit: EditT, faults: Faults) -> str:
        """The text after ``edit``."""
        lines = split_lines(text)
        self.change(lines, edit, faults)
        return "".join(lines)

    def replay(self, base: str, edits: Iterable[EditT], faults: Faults) -> Iterator[str]:
        """The text after each edit, from ``base`` on, which is not among them."""
        lines = split_lines(base)
        for number, edit in enumerate(edits, start=1):
            faults.edit = number
            self.change(lines, edit, faults)
            yield "".join(lines)
