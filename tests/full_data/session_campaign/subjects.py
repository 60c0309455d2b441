"""What sessions are made for: programs and changes, each kind by a name."""

from __future__ import annotations

import ast
import keyword
import re
from collections.abc import Callable
from dataclasses import dataclass

from lintseq.core.change import Change
from lintseq.core.lines import split_lines

from .draw import Draw
from .nasty.programs import nasty_program
from .nasty.writer import Writer
from .parsing import compiles, tree_of
from .real_programs import SHORT, Given, Shelf

_NAME = re.compile(r"\b[^\W\d]\w*")
NASTY_NAMES = ("a", "b", "c", "f", "g", "C", "os", "List", "e")
TRIES = 4


@dataclass(frozen=True)
class Subject:
    """A change, and what it is made of."""

    id: str
    change: Change


Kind = Callable[[Draw, Shelf], Subject]


def generated(draw: Draw, shelf: Shelf) -> Subject:
    """A program of random fragments."""
    return Subject("generated", Change.creation(nasty_program(draw)))


def generated_change(draw: Draw, shelf: Shelf) -> Subject:
    """From a program of random fragments to itself with other lines, or to another one."""
    target = nasty_program(draw)
    base = nasty_program(draw) if draw.chance(0.2) else _rewritten(draw, target)
    return Subject("generated", Change.between(base, target))


def grafted(draw: Draw, shelf: Shelf) -> Subject:
    """A real program with other names, and with random fragments between its statements."""
    given = _excerpt(draw, draw.one(shelf.short if draw.chance(0.6) else shelf.long))
    text = given.text
    for change in (_renamed, _renamed, *[_with_fragment] * draw.between(1, 4)):
        changed = change(draw, text)
        text = changed if compiles(changed) else text
    return Subject(f"{given.id}, grafted", Change.creation(text))


def short(draw: Draw, shelf: Shelf) -> Subject:
    """A real program as it is."""
    given = draw.one(shelf.short)
    return Subject(given.id, Change.creation(given.text))


def excerpt(draw: Draw, shelf: Shelf) -> Subject:
    """Some statements of a long real program."""
    given = _excerpt(draw, draw.one(shelf.long))
    return Subject(f"{given.id}, excerpt", Change.creation(given.text))


def long(draw: Draw, shelf: Shelf) -> Subject:
    """A long real program as it is."""
    given = draw.one(shelf.long)
    return Subject(given.id, Change.creation(given.text))


def real_change(draw: Draw, shelf: Shelf) -> Subject:
    """A commit of one file, or from a part of a short program to the whole."""
    if shelf.commits and draw.chance(0.3):
        given = draw.one(shelf.commits)
        return Subject(given.id, Change.between(given.base, given.text))
    given = draw.one(shelf.short)
    return Subject(
        f"{given.id}, rewritten", Change.between(_rewritten(draw, given.text), given.text)
    )


def broken(draw: Draw, shelf: Shelf) -> Subject:
    """A part of a program, which seldom compiles."""
    text = draw.one(shelf.short).text if draw.chance(0.5) else nasty_program(draw)
    lines = split_lines(text)
    kept = draw.each(lines, draw.one((0.5, 0.8, 0.95)))
    return Subject("part of a program", Change.creation("".join(kept or lines)))


def _excerpt(draw: Draw, given: Given) -> Given:
    """Statements of a program, one after another, with some left out, until they are enough."""
    lines = split_lines(given.text)
    if len(lines) <= SHORT or "\r" in given.text or "\f" in given.text:
        return given
    body = tree_of(given.text).body
    kept: list[str] = []
    for statement, following in zip(body[draw.below(len(body)) :], body[1:]):
        if draw.chance(0.8):
            kept += lines[_first_line(statement) - 1 : _first_line(following) - 1]
        if len(kept) > SHORT // 2:
            break
    text = "".join(kept[: 2 * SHORT])
    return Given(given.id, text) if text and compiles(text) else given


def _first_line(statement: ast.stmt) -> int:
    decorators: list[ast.expr] = getattr(statement, "decorator_list", [])
    return min([statement.lineno, *(node.lineno for node in decorators)])


def _renamed(draw: Draw, text: str) -> str:
    """The program with one of its names replaced by one that fragments use."""
    names = sorted({name for name in _NAME.findall(text) if not keyword.iskeyword(name)})
    if not names:
        return text
    old, new = draw.one(names), draw.one(NASTY_NAMES)
    return re.sub(rf"\b{old}\b", new, text)


def _with_fragment(draw: Draw, text: str) -> str:
    """The program with a random fragment before one of its lines, as deep as that line is."""
    lines = split_lines(text)
    place = draw.below(len(lines))
    bare = lines[place].lstrip(" \t")
    indentation = lines[place][: len(lines[place]) - len(bare)]
    kind = draw.one(("item", "simple", "exports", "deletion", "annotated", "import", "odd_line"))
    fragment = Writer(draw).write(kind, draw.between(3, 7)).split("\n")
    lines[place:place] = [f"{indentation}{line}\n" for line in fragment]
    return "".join(lines)


def _rewritten(draw: Draw, text: str) -> str:
    """The program without some lines, with some others, and with some twice."""
    lines = split_lines(text)
    for _ in range(draw.between(1, 4)):
        place = draw.below(len(lines) + 1)
        count = draw.between(0, 4)
        kind = draw.below(3)
        if kind == 0:
            del lines[place : place + count]
        elif kind == 1:
            lines[place:place] = lines[place : place + count]
        else:
            fragment = Writer(draw).write("item", draw.between(3, 7)).split("\n")
            lines[place : place + count] = [line + "\n" for line in fragment]
    return "".join(lines)


SUBJECTS: dict[str, tuple[int, Kind]] = {
    "generated": (34, generated),
    "generated change": (8, generated_change),
    "real, grafted": (18, grafted),
    "real, short": (14, short),
    "real, excerpt": (10, excerpt),
    "real, long": (2, long),
    "real change": (6, real_change),
    "broken": (4, broken),
}
"""Each kind with its weight."""
