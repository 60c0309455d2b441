"""The smallest case that can be found in which two sessions still disagree."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from lintseq.core.change import Change, Row, RowKind

from .case import Case, Step, disagreement
from .opening import Start

MOST = 4000
"""Cases that are tried, at most."""
Attempts = Callable[[Case], Iterator[Case]]


def shrunk(start: Start, case: Case) -> tuple[Case, str]:
    """A case no part of which can be left out, and what the sessions say of it.

    What is tried: fewer steps, fewer rows, no base, usual options, shallower blocks, and fewer and
    plainer words on a line. Any disagreement will do, since any is a fault.
    """
    return _Shrinking(start, case).run()


class _Shrinking:
    def __init__(self, start: Start, case: Case) -> None:
        self._start = start
        self._case = case
        self._left = MOST
        self._words = ""

    def run(self) -> tuple[Case, str]:
        self._accept(self._case)
        improved = True
        while improved and self._left > 0:
            improved = False
            for attempts in (last_step_alone, fewer_steps, without_base, fewer_rows):
                while self._improve(attempts):
                    improved = True
            for attempts in (smaller_steps, usual_options, shallower, fewer_words):
                while self._improve(attempts):
                    improved = True
        return self._case, self._words

    def _improve(self, attempts: Attempts) -> bool:
        return any(self._accept(case) for case in attempts(self._case))

    def _accept(self, case: Case) -> bool:
        """Take the case, if the sessions disagree."""
        if self._left <= 0:
            return False
        self._left -= 1
        found = disagreement(self._start, case)
        if found is not None:
            self._case, self._words = case, str(found)
        return found is not None


def last_step_alone(case: Case) -> Iterator[Case]:
    """The last state, reached from the target in one step."""
    present = set(case.change.target_rows)
    for step in case.steps:
        if step is None:
            present = set(case.change.target_rows)
        else:
            present = (present - set(step[0])) | set(step[1])
    target = set(case.change.target_rows)
    alone: Step = (tuple(sorted(target - present)), tuple(sorted(present - target)))
    if len(case.steps) > 1 or case.steps[:1] not in ((), (alone,)):
        yield replace(case, steps=(alone,))


def fewer_steps(case: Case) -> Iterator[Case]:
    """Without some steps, in one piece."""
    for first, end in pieces(len(case.steps)):
        yield replace(case, steps=case.steps[:first] + case.steps[end:])


def smaller_steps(case: Case) -> Iterator[Case]:
    """With one row less in a step."""
    for index, step in enumerate(case.steps):
        if step is None:
            continue
        for side in (0, 1):
            for row in step[side]:
                rows = tuple(other for other in step[side] if other != row)
                smaller: Step = (rows, step[1]) if side == 0 else (step[0], rows)
                steps = (*case.steps[:index], smaller, *case.steps[index + 1 :])
                yield replace(case, steps=steps)


def without_base(case: Case) -> Iterator[Case]:
    """The change that writes the target from nothing."""
    rows = case.change.rows
    if any(row.kind is not RowKind.INSERTED for row in rows):
        gone = {index for index, row in enumerate(rows) if row.kind is RowKind.DELETED}
        yield _written_anew(without_rows(case, gone))


def _written_anew(case: Case) -> Case:
    rows = tuple(Row(row.text, RowKind.INSERTED) for row in case.change.rows)
    return replace(case, change=Change(rows))


def fewer_rows(case: Case) -> Iterator[Case]:
    """Without some rows, in one piece; then without any two."""
    count = len(case.change.rows)
    for first, end in pieces(count):
        yield without_rows(case, set(range(first, end)))
    if count <= 24:
        for first in range(count):
            for second in range(first + 1, count):
                yield without_rows(case, {first, second})


def pieces(count: int) -> Iterator[tuple[int, int]]:
    """Pieces of a series, long ones first; every piece of a short one."""
    size = count
    while size:
        stride = 1 if count <= 40 else max(1, size // 2)
        for first in range(0, count - size + 1, stride):
            yield first, first + size
        size = size - 1 if count <= 40 else size // 2


def without_rows(case: Case, gone: set[int]) -> Case:
    """The case without these rows of the change."""
    kept = [index for index in range(len(case.change.rows)) if index not in gone]
    number = {old: new for new, old in enumerate(kept)}

    def renumbered(rows: Sequence[int]) -> tuple[int, ...]:
        return tuple(number[row] for row in rows if row in number)

    steps = [step and (renumbered(step[0]), renumbered(step[1])) for step in case.steps]
    change = Change(tuple(case.change.rows[index] for index in kept))
    return replace(case, change=change, steps=tuple(steps))


def usual_options(case: Case) -> Iterator[Case]:
    """With one option as it is if nothing is said."""
    usual = type(case.options)()
    for name in ("level", "forgive_baseline", "attribution"):
        if getattr(case.options, name) != getattr(usual, name):
            options = replace(case.options, **{name: getattr(usual, name)})
            yield replace(case, options=options)


def shallower(case: Case) -> Iterator[Case]:
    """Without a row, what is deeper below it in its place; or all of it at the margin."""
    rows = case.change.rows
    for index, row in enumerate(rows):
        depth = _depth(row.text)
        end = index + 1
        while end < len(rows) and (_depth(rows[end].text) > depth or not rows[end].text.strip()):
            end += 1
        if end > index + 1:
            moved = _moved(case, index + 1, end, depth)
            yield without_rows(moved, {index})
            if moved != case and depth:
                yield _moved(case, index, end, 0)


def _moved(case: Case, first: int, end: int, depth: int) -> Case:
    """The case with some rows shifted left, so that the first of them has this depth."""
    rows = list(case.change.rows)
    shift = _depth(rows[first].text) - depth
    for index in range(first, end):
        text = rows[index].text
        cut = min(shift, _depth(text))
        rows[index] = replace(rows[index], text=text[max(0, cut) :])
    return replace(case, change=Change(tuple(rows)))


def _depth(text: str) -> int:
    return len(text) - len(text.lstrip(" \t"))


def fewer_words(case: Case) -> Iterator[Case]:
    """With a part of a line left out."""
    for index, row in enumerate(case.change.rows):
        line = row.text.removesuffix("\n")
        words = _words(line)
        for first, end in pieces(len(words)):
            shorter = "".join(words[:first] + words[end:])
            if shorter.strip():
                rows = list(case.change.rows)
                rows[index] = replace(row, text=shorter + row.text[len(line) :])
                yield replace(case, change=Change(tuple(rows)))


def _words(line: str) -> list[str]:
    """The words and signs of a line, each with the white space before it."""
    found: list[str] = []
    for character in line:
        together = found and (
            (found[-1][-1:].isalnum() and character.isalnum()) or found[-1].isspace()
        )
        if together:
            found[-1] += character
        else:
            found.append(character)
    return found
