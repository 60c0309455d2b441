"""The `whole` format: the finished program as it is, the baseline that edit formats are held to."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, ClassVar

from lintseq.core.edits import EditSequence
from lintseq.core.hookspecs import hookimpl
from lintseq.core.serializer import DiffSerializer, Faults

_FENCED = re.compile(r"^```[^\n]*\n(.*?)(?:^```|\Z)", re.DOTALL | re.MULTILINE)


class Whole(DiffSerializer[str]):
    """One edit that is the program. A training text is instruction, line break, program.

    There is no separator, so that a program may hold anything; nor is the text read for faults
    once it begins with the line break. A change without edits gives no text at all.
    """

    name = "whole"
    summary = "the finished program in one piece, as a baseline"
    keeps_states = False
    repairs: ClassVar[Mapping[str, str]] = {
        "fence": "the text begins without a line break and has a code fence: "
        "what the first fence holds is the program",
        "line-break": "the text begins without a line break: all of it is the program",
    }

    def encode(self, sequence: EditSequence) -> list[str]:
        """The program, if there is an edit at all."""
        return [sequence.change.target] if len(sequence) else []

    def parse(self, edit: str, faults: Faults) -> str:
        """The program."""
        return edit

    def apply(self, text: str, edit: str, faults: Faults) -> str:
        """The program, whatever the text was."""
        return edit

    def join(self, edits: Iterable[str]) -> str:
        """A line break and the program; nothing for no edits."""
        return "".join(f"\n{edit}" for edit in edits)

    def split(self, chunks: Iterable[str], faults: Faults) -> Iterator[str]:
        """The program, once the text has ended."""
        text = "".join(chunks)
        if text.startswith("\n"):
            yield text[1:]
        elif text:
            yield _without_line_break(text, faults)


def _without_line_break(text: str, faults: Faults) -> str:
    fenced = _FENCED.search(text)
    if fenced:
        faults.note("fence", "it begins without a line break and has a code fence")
        return fenced[1]
    faults.note("line-break", "it begins without a line break")
    return text


@hookimpl
def lintseq_serializers() -> Sequence[DiffSerializer[Any]]:
    """Supply the format."""
    return [Whole()]
