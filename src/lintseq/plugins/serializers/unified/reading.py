"""Reading the hunks of one edit, line by line.

The counts of a header say how many lines are due. While lines are due, a line that lacks its mark
is taken for one of them; when none is, it is taken for text around the diff.
"""

from __future__ import annotations

from lintseq.core.serializer import Faults
from lintseq.plugins.serializers.final_newlines import NO_NEWLINE
from lintseq.plugins.serializers.line_ends import plain_line_ends
from lintseq.plugins.serializers.read_hunk import ReadHunk
from lintseq.plugins.serializers.unified.draft import HunkDraft
from lintseq.plugins.serializers.unified.header import NOTHING_SAID, is_header, read_header

_FILE_HEADERS = ("--- ", "+++ ", "diff --git ", "index ", "new file mode ", "deleted file mode ")


def read_hunks(edit: str, faults: Faults) -> list[ReadHunk]:
    """The hunks of one edit, as they stand there."""
    lines = plain_line_ends(edit.split("\n"), is_header, faults)
    reader = _Reader(any(line.startswith("@@") for line in lines), faults)
    for line in lines:
        reader.feed(line)
    reader.close(cut_off=True)
    return reader.hunks


class _Reader:
    """Puts hunks together from lines fed one after another."""

    def __init__(self, has_headers: bool, faults: Faults) -> None:
        self.hunks: list[ReadHunk] = []
        self._has_headers = has_headers
        self._faults = faults
        self._draft: HunkDraft | None = None
        self._number = 0
        self._last_stray = -1
        self._growth = 0

    def feed(self, line: str) -> None:
        self._number += 1
        draft = self._draft
        if line.startswith("@@"):
            self.close()
            self._draft = HunkDraft(read_header(line, self._number, self._faults), self._number)
        elif line.startswith(_FILE_HEADERS) and not (draft and any(draft.due)):
            self._note("file-header", "a file header")
        elif line.startswith("```"):
            self._note("fence", "a code fence")
            self.close()
        elif draft is None:
            self._outside(line)
        elif line[:1] in ("+", "-"):
            draft.add_marked(line)
        elif line.startswith("\\ "):
            self._final(draft, line)
        else:
            self._unmarked(draft, line)

    def close(self, *, cut_off: bool = False) -> None:
        """End the hunk being read, if any; ``cut_off`` where the edit ends too."""
        draft, self._draft = self._draft, None
        if draft is None:
            return
        announced = draft.announced
        if announced is not None and announced != (draft.old, draft.new):
            self._miscounted(draft, announced, cut_off)
        elif not draft.changes:
            self._note("nothing", "the hunk changes nothing", draft.number)
        if draft.changes:
            before = self._before(draft)
            self._check_new(draft, before)
            self.hunks.append(ReadHunk(before, tuple(draft.lines)))

    def _outside(self, line: str) -> None:
        if self._has_headers or line[:1] not in ("+", "-"):
            self._stray()
            return
        self._note("header", "no hunk header comes before it")
        self._draft = HunkDraft(NOTHING_SAID, self._number)
        self._draft.add_marked(line)

    def _unmarked(self, draft: HunkDraft, line: str) -> None:
        old_due, new_due = draft.due
        if draft.is_context(line):
            self._note("context", "a context line")
            draft.add(" ", line[1:])
        elif new_due:
            self._note("prefix", "a line of the program without '+'")
            draft.add("+", line)
        else:
            self._stray()
            if draft.announced is not None and not old_due:
                self.close()

    def _final(self, draft: HunkDraft, line: str) -> None:
        """Take the newline from the line before."""
        if line != NO_NEWLINE:
            self._note("newline-mark", f"not in the words {NO_NEWLINE!r}")
        if not draft.unterminate():
            self._note("newline-mark", "no line that a missing newline could be for")

    def _miscounted(self, draft: HunkDraft, announced: tuple[int, int], cut_off: bool) -> None:
        old, new = announced
        short = draft.old <= old and draft.new <= new
        self._note(
            "cut-off" if cut_off and short else "count",
            f"{old} old and {new} new lines are announced; {draft.old} and {draft.new} follow",
            draft.number,
        )

    def _before(self, draft: HunkDraft) -> int | None:
        old = draft.header.old
        if old is None:
            return None
        before = old.index(draft.old)
        if before < 0:
            self._note("header", "lines are counted from 1", draft.number)
        return max(before, 0)

    def _check_new(self, draft: HunkDraft, before: int | None) -> None:
        """See that the new text's line number follows from the old one's and the hunks before."""
        new = draft.header.new
        if new is not None and before is not None:
            after = new.index(draft.new)
            if after != before + self._growth:
                self._note("new-position", f"'+{new.start}' does not fit", draft.number)
            self._growth = after - before
        self._growth += draft.new - draft.old

    def _stray(self) -> None:
        """Leave out a line around the diff; lines in a row count as one fault."""
        if self._last_stray != self._number - 1:
            self._note("stray", "text that belongs to no hunk")
        self._last_stray = self._number

    def _note(self, code: str, what: str, number: int | None = None) -> None:
        self._faults.note(code, f"line {number or self._number}: {what}")
