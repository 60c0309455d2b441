"""No line of Python leaves a part of a statement behind that is none: on statements at random."""

from __future__ import annotations

from collections.abc import Sequence

from hypothesis import given, settings
from hypothesis import strategies as st

from lintseq.core.change import Change
from lintseq.core.structure import Structure
from lintseq.languages.python import PYTHON

LAW = settings(deadline=None, max_examples=200)
CLOSING = {"(": ")", "[": "]"}
OPENING = str.maketrans(")]", "([")


@st.composite
def statements(draw: st.DrawFn) -> list[str]:
    """The lines of a statement, as brackets and line ends may come; most make no sense."""
    text, waiting = "", ""
    for step in draw(st.lists(st.sampled_from("([)|\n\n"), max_size=20)):
        if step in CLOSING:
            text, waiting = text + step, CLOSING[step] + waiting
        elif step == "\n":
            text += "\n" if waiting else "\\\n"
        elif waiting:
            # Some are closed only to be opened again, as on the line `], [`.
            closed = waiting[: draw(st.integers(1, 2))]
            text += closed
            if step == "|":
                text += closed[::-1].translate(OPENING)
            else:
                waiting = waiting[len(closed) :]
    return [line + "\n" for line in f"a{text}{waiting}".split("\n")]


def leave(row: int, there: set[int], structure: Structure) -> set[int]:
    """What goes with ``row``, and with what goes with it."""
    gone = {row}
    while more := {other for each in gone for other in structure.companions(each)} & there - gone:
        gone |= more
    return gone


def is_balanced(lines: Sequence[str]) -> bool:
    waiting = ""
    for sign in "".join(lines):
        if sign in CLOSING:
            waiting = CLOSING[sign] + waiting
        elif sign in CLOSING.values():
            if waiting[:1] != sign:
                return False
            waiting = waiting[1:]
    return not waiting


@LAW
@given(st.lists(statements(), min_size=1, max_size=3), st.data())
def test_what_stays_of_a_statement_is_whole(program: list[list[str]], data: st.DataObject) -> None:
    structure = PYTHON.structure(Change.creation("".join(map("".join, program))))
    there = set(range(sum(map(len, program))))
    while there:
        there -= leave(data.draw(st.sampled_from(sorted(there))), there, structure)
        start = 0
        for lines in program:
            kept = [line for row, line in enumerate(lines, start) if row in there]
            start += len(lines)
            assert is_balanced(kept)
            assert not kept or (kept[0], kept[-1]) == (lines[0], lines[-1])
