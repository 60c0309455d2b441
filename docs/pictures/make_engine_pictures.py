"""Draws the pictures of the page 'The incremental engine', from the engine's own parts.

``python docs/pictures/make_engine_pictures.py`` writes the SVG files beside this script: run it
when the engine changes.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from html import escape
from pathlib import Path

from lintseq.core.change import Change
from lintseq.core.lines import split_lines
from lintseq.core.linter import LintOptions
from lintseq.plugins.linters.pyflakes.incremental.cells import Cell
from lintseq.plugins.linters.pyflakes.incremental.errors import Errors
from lintseq.plugins.linters.pyflakes.incremental.events import Load, Run
from lintseq.plugins.linters.pyflakes.incremental.layout import Layout
from lintseq.plugins.linters.pyflakes.incremental.names import NameIndex
from lintseq.plugins.linters.pyflakes.incremental.parts import Parts
from lintseq.plugins.linters.pyflakes.incremental.patches import Patches
from lintseq.plugins.linters.pyflakes.incremental.regions import Regions
from lintseq.plugins.linters.pyflakes.incremental.scopes import Scope, ScopeKind
from lintseq.plugins.linters.pyflakes.incremental.shape import Shape
from lintseq.plugins.linters.pyflakes.incremental.statements import (
    GONE,
    Block,
    Piece,
    Place,
    Statement,
)
from lintseq.plugins.linters.pyflakes.incremental.texts import Text, Texts, parse
from lintseq.plugins.linters.pyflakes.linter import Pyflakes

HERE = Path(__file__).parent

AREA = """\
import math

def area(shape):
    # a circle has a radius
    if shape.round:
        r = shape.radius
        return math.pi * r ** 2
    return product(
        shape.width,
        shape.height,
    )

def product(a, b):
    return a * b
"""

BOUND_THRICE = """\
x = 1
print(x)
x = 2
print(x)
def show():
    return x
x = 3
print(x)
"""
LEAVING = (3, 1, 7)
"""The lines that leave that program, one after another."""

GRADE = """\
def grade(points):
    if points > 90:
        mark = "A"
    if points > 50:
        note = "passed"
        mark = "B"
    return mark, note
"""
HEAD = 4
"""The line whose block falls to the head above."""

LINE, LETTER = 22, 7.23
STYLE = """
text { font: 12px ui-monospace, Menlo, Consolas, monospace; white-space: pre; fill: #1f2933 }
.title { font-weight: bold } .gone { fill: #7b8794; text-decoration: line-through }
.added { fill: #0b6e99; font-style: italic }
.note { fill: #52606d } .error { fill: #c62828 } .block { fill: #dbe7f3; stroke: none }
.inner { fill: #c3d7ea; stroke: none } .piece { fill: white; stroke: #7b8794 }
.region { fill: none; stroke: #c77700; stroke-width: 2; stroke-dasharray: 6 3 }
.axis { stroke: #9aa5b1 } .later { stroke: #9aa5b1; stroke-dasharray: 3 3 }
.bind { fill: #1f5f99; stroke: #1f5f99; stroke-width: 2 }
.dead { fill: white; stroke: #9aa5b1; stroke-width: 2; stroke-dasharray: 3 2 }
.first { fill: none; stroke: #1f5f99; stroke-width: 2 }
.found { fill: #2e7d32 } .missed { fill: white; stroke: #c62828; stroke-width: 3 }
.again { fill: #ffe0a3 }
"""


class Inside:
    """The parts of the engine, put together for one program as the engine does."""

    def __init__(self, program: str) -> None:
        self.lines = split_lines(program)
        self.module = Scope(ScopeKind.MODULE, None, Run((0,)))
        self.block = Block(Place(self.module, None, conditional=False), is_unit_list=True)
        self.shape = Shape(self.lines, self.block)
        self.texts = Texts(self.lines, self.shape, blames_cause=True)
        self.layout = Layout(self.lines, self.shape, self.texts, blames_cause=True)
        self.regions = Regions(self.shape, self.texts)
        aliased: set[str] = set()
        self.names = NameIndex(
            self.module, Errors(), blames_cause=True, counts=True, aliased=aliased
        )
        self.parts = Parts(
            Pyflakes().level("default"), self.texts, self.names.finds_typing, aliased
        )
        self.patches = Patches(self.shape, self.names)
        for row in range(len(self.lines)):
            self.shape.present[row] = 1
        tree = parse(program)
        assert not isinstance(tree, SyntaxError)  # the programs above are valid
        text = self.texts.some(range(len(self.lines)))
        self.block.statements = self.parts.statements(tree.body, text, self.block)
        self.names.install(self.pieces())
        self.shape.attach(self.block.statements)
        self.shape.touched.clear()
        self.names.change([], self.pieces())

    def pieces(self) -> list[Piece]:
        """All pieces of the present shape."""
        return [piece for each in self.block.statements for piece in each.pieces()]

    def rule(self) -> str:
        """By which rule the present state is judged, after one line has left."""
        shape = self.shape
        if not shape.touched:
            return "nothing changes"
        unsound = [piece for piece in shape.cut if not self._reads(piece)]
        if shape.is_regular and not unsound:
            return "what is left is read" if shape.cut else "its names are counted out"
        disorder = self.layout.disorder(unsound)
        if self.layout.first_error(disorder.row, unsound) is not None:
            return "the order of lines tells"
        rows = self.regions.judge(disorder.statement).region.rows
        return f"CPython reads lines {rows.start + 1} to {rows.stop}"

    def _reads(self, piece: Piece) -> bool:
        """Whether what is left of a cut piece is a statement by itself, or a head."""
        rows = [row for row in range(piece.first, piece.last + 1) if self.shape.present[row]]
        read = self.parts.cut_head if piece.word else self.parts.cut_statement
        return rows[0] == piece.first and read(rows, piece) is not None


# What is drawn


def lines_picture() -> str:
    """A program's pieces and blocks, and for each line what follows if it leaves."""
    parts = list(_shape_panel(Inside(AREA), 8, 36))
    for left, title in ((8, "pieces in blocks"), (330, "if this line leaves"), (580, "then")):
        parts.append(_text(left, 22, title, "title"))
    session = Pyflakes().session(Change.creation(AREA), LintOptions())
    for row in range(len(split_lines(AREA))):
        inside = Inside(AREA)
        inside.shape.switch([row], [])
        session.reset()
        errors = [str(each + 1) for each in session.update([row])]
        y = 36 + row * LINE + 15
        parts.append(_text(330, y, inside.rule(), "note"))
        told = f"error on {' and '.join(errors)}" if errors else "no error"
        parts.append(_text(580, y, told, "error" if errors else "note"))
    return _picture("A program, and what follows if a line leaves", 730, 36 + 15 * LINE, parts)


def cell_picture() -> str:
    """The cell of one name while what binds it leaves."""
    cell = Inside(BOUND_THRICE).module.cells["x"]
    lines = split_lines(BOUND_THRICE)
    places = _places(cell)
    parts = [_text(8, 22, "x in the module", "title")]
    for row, x in places.items():
        parts.append(_text(x, 22, lines[row].strip(), anchor="middle"))
        parts.append(_text(x, 40, f"line {row + 1}", "note", anchor="middle"))
    parts += _moment(cell, 0, "finished program", places, ())
    for number, line in enumerate(LEAVING, start=1):
        (bind,) = [each for each in cell.binds if each.row == line - 1]
        again = cell.remove(bind)
        parts += _moment(
            cell, number, f"{'then ' if number > 1 else ''}line {line} leaves", places, again
        )
    return _picture("The cell of a name while lines leave", 830, 340, [*parts, *_legend(310)])


def patch_picture() -> str:
    """A block that falls to the head above: the region, what is asked, the patch."""
    inside = Inside(GRADE)
    inside.shape.switch([HEAD - 1], [])
    disorder = inside.layout.disorder([])
    verdict = inside.regions.judge(disorder.statement)
    rows = verdict.region.rows
    top, second, third = 58, 310, 576
    width, height = 266, (rows.stop - rows.start) * LINE
    parts = list(_shape_panel(inside, 8, top))
    y = top + rows.start * LINE
    parts.append(f'<rect x="36" y="{y}" width="{width - 28}" height="{height}" class="region"/>')
    parts += _asked(verdict.text, second, top)
    block = verdict.region.block
    inside.patches.put(verdict.region, inside.parts.statements(verdict.body, verdict.text, block))
    parts += _shape_panel(inside, third, top)
    titles = (
        (8, f"line {HEAD} leaves: a region"),
        (second, "what CPython is asked"),
        (third, "the patch in its place"),
    )
    parts += [_text(left, 22, title, "title") for left, title in titles]
    return _picture("A block falls to the head above", 856, top + 7 * LINE + 12, parts)


# Panels


def _shape_panel(inside: Inside, left: float, top: float) -> Iterator[str]:
    """The lines of a program, with the blocks behind them and the pieces around them."""
    yield from _blocks(inside, inside.block.statements, left + 28, top, 0)
    for piece in inside.pieces():
        if piece.status != GONE:
            yield _piece_box(piece, left + 28, top)
    for row, line in enumerate(inside.lines):
        y = top + row * LINE + 15
        kind = "" if inside.shape.present[row] else "gone"
        yield _text(left + 20, y, str(row + 1), "note", anchor="end")
        yield _text(left + 34, y, line.rstrip(), kind)


def _blocks(
    inside: Inside, statements: Iterable[Statement], left: float, top: float, depth: int
) -> Iterator[str]:
    for statement in statements:
        for clause in statement.clauses:
            block = clause.block
            if block is None or not block.alive:
                continue
            rows = [
                row
                for below in block.statements
                for piece in below.pieces()
                for row in piece.rows
                if inside.shape.present[row]
            ]
            column = block.statements[0].column * LETTER
            height = (max(rows) - min(rows) + 1) * LINE
            kind = "inner" if depth % 2 else "block"
            yield (
                f'<rect x="{left + column - 4:.1f}" y="{top + min(rows) * LINE}"'
                f' width="{242 - column:.1f}" height="{height}" class="{kind}"/>'
            )
            yield from _blocks(inside, block.statements, left, top, depth + 1)


def _piece_box(piece: Piece, left: float, top: float) -> str:
    column = piece.column * LETTER
    height = (piece.last - piece.first + 1) * LINE - 4
    return (
        f'<rect x="{left + column:.1f}" y="{top + piece.first * LINE + 2}"'
        f' width="{234 - column:.1f}" height="{height}" rx="4" class="piece"/>'
    )


def _asked(text: Text, left: float, top: float) -> Iterator[str]:
    """A text for CPython; each line beside its row, lines that were added above them."""
    added = sum(row < 0 for row in text.rows)
    first = min(row for row in text.rows if row >= 0)
    for index, (line, row) in enumerate(zip(text.lines, text.rows, strict=True)):
        y = top + (row if row >= 0 else first - added + index) * LINE + 15
        yield _text(left, y, line.rstrip(), "" if row >= 0 else "added")


def _places(cell: Cell) -> dict[int, int]:
    """For each row with an event where it is drawn: uses of other runs come last."""
    rows = sorted([*(bind.row for bind in cell.binds), *(use.row for use in cell.uses)])
    places = {row: 196 + 84 * index for index, row in enumerate(rows)}
    return places | {each.row: 764 for each in cell.others}


def _moment(
    cell: Cell, number: int, title: str, places: dict[int, int], again: Collection[Load]
) -> Iterator[str]:
    """The cell at one moment: what binds, what is used, what was looked at again."""
    y = 78 + number * 58
    yield _text(8, y + 4, title)
    yield f'<path d="M160 {y} H650" class="axis"/><path d="M690 {y - 26} V{y + 26}" class="later"/>'
    for use in (*cell.uses, *cell.others):
        x = places[use.row]
        if use in again:
            yield f'<rect x="{x - 18}" y="{y - 18}" width="36" height="36" rx="6" class="again"/>'
        kind = "found" if cell.sees(use, use in cell.uses) else "missed"
        yield f'<rect x="{x - 8}" y="{y - 8}" width="16" height="16" class="{kind}"/>'
    for bind in cell.binds:
        x = places[bind.row]
        kind = "bind" if bind.alive else "dead"
        yield f'<circle cx="{x}" cy="{y}" r="8" class="{kind}"/>'
        if bind.key == cell.first:
            yield f'<circle cx="{x}" cy="{y}" r="13" class="first"/>'


def _legend(y: int) -> Iterator[str]:
    marks = (
        ('<circle cx="{x}" cy="{y}" r="8" class="bind"/>', "binds x", 92),
        (
            '<circle cx="{x}" cy="{y}" r="8" class="bind"/>'
            '<circle cx="{x}" cy="{y}" r="13" class="first"/>',
            "the first that lives",
            184,
        ),
        ('<rect x="{l}" y="{t}" width="16" height="16" class="found"/>', "finds x", 92),
        ('<rect x="{l}" y="{t}" width="16" height="16" class="missed"/>', "finds nothing", 136),
        (
            '<rect x="{h}" y="{k}" width="32" height="32" rx="6" class="again"/>',
            "looked at again",
            150,
        ),
    )
    x = 24
    for shape, words, width in marks:
        yield shape.format(x=x, y=y, l=x - 8, t=y - 8, h=x - 16, k=y - 16)
        yield _text(x + 20, y + 4, words, "note")
        x += width + 24


# SVG


def _text(x: float, y: float, words: str, kind: str = "", anchor: str = "start") -> str:
    code = escape(words, quote=False).replace(" ", "\u00a0")
    return f'<text x="{x:g}" y="{y:g}" text-anchor="{anchor}" class="{kind}">{code}</text>'


def _picture(title: str, width: int, height: int, parts: Sequence[str]) -> str:
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}">'
        f"<title>{title}</title><style>{STYLE}</style>"
        f'<rect width="{width}" height="{height}" rx="6" fill="white"/>\n'
        + "\n".join(parts)
        + "</svg>\n"
    )


PICTURES = {
    "engine-lines": lines_picture,
    "engine-cell": cell_picture,
    "engine-patch": patch_picture,
}


def main() -> None:
    """Write every picture."""
    for name, picture in PICTURES.items():
        (HERE / f"{name}.svg").write_text(picture(), encoding="utf-8")


if __name__ == "__main__":
    main()
