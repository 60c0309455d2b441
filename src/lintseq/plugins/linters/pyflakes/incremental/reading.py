"""Reads a program's syntax tree into statements and blocks, and has their events recorded.

Comments and blank lines belong to no statement. Where the tree does not say on which line a keyword
stands (`else`, `finally`, `case`), it is the first line with code after what is above it.
"""

from __future__ import annotations

import ast
from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from lintseq.plugins.linters.cpython.above import indentation
from lintseq.plugins.linters.pyflakes.incremental.events import Bind, Guard
from lintseq.plugins.linters.pyflakes.incremental.recorder import Recorder, StringLines
from lintseq.plugins.linters.pyflakes.incremental.shape import ends_joined, is_trivial
from lintseq.plugins.linters.pyflakes.incremental.statements import (
    Block,
    Clause,
    Piece,
    Place,
    Statement,
)
from lintseq.plugins.linters.pyflakes.incremental.unsupported import Unsupported

MAX_BLOCKS = 16
"""Blocks inside one another that are read. Python allows 20 of some kinds: one too many is an error
that no part of the program shows alone."""


@dataclass
class _Part:
    """One clause of a compound statement, before it is read.

    Attributes:
        word: its keyword.
        line: the line on which it begins; None where that is to be looked for.
        head: records what is before its colon.
        body: its statements.
        place: what surrounds them, once the head is recorded.
        end: records what happens when its body is done; it is given the head and the last row.
    """

    word: str
    line: int | None
    head: Callable[[], None]
    body: Sequence[Any]
    place: Callable[[], Place]
    end: Callable[[Piece, int], None] | None = None


class Reader:
    """Reads the lines of one text.

    Args:
        lines: of the text, as `lintseq.core.lines` has them.
        rows: for each line its row.
        recorder: what records the events.
    """

    def __init__(self, lines: Sequence[str], rows: Sequence[int], recorder: Recorder) -> None:
        self._lines = lines
        self._rows = rows
        self._recorder = recorder
        self._depth = 0

    def read(self, body: Sequence[Any], block: Block) -> list[Statement]:
        """Read the statements of ``body`` as some of ``block``."""
        self._depth += 1
        if self._depth > MAX_BLOCKS:
            raise Unsupported("deep-blocks")
        found: list[Statement] = []
        index = 0
        while index < len(body):
            node = body[index]
            index += 1
            parts = _PARTS.get(type(node))
            if parts is not None:
                found.append(self._compound(node, parts(self, node, block.place), block))
                continue
            group = [node]
            last = node.end_lineno
            while index < len(body) and body[index].lineno == last:
                group.append(body[index])
                last = body[index].end_lineno
                index += 1
            last = self._joined_end(last, group[-1].end_col_offset)
            found.append(self._simple(group, last, block))
        self._depth -= 1
        return found

    def _joined_end(self, last: int, column: int) -> int:
        """The last line of a simple statement, with the blank ones that a backslash joins to it.

        Args:
            last: the line on which the statement ends.
            column: where it ends there, in bytes.
        """
        rest = self._lines[last - 1].encode()[column:].decode(errors="replace").strip()
        while rest == "\\":
            last += 1
            rest = self._lines[last - 1].strip()
        return last

    def _simple(self, group: Sequence[ast.stmt], last: int, block: Block) -> Statement:
        statement = Statement(block)

        def record() -> None:
            self._recorder.expressions(group)

        statement.piece = self._piece("", group[0].lineno, last, statement, block.place, record)
        statement.first, statement.last = statement.piece.first, statement.piece.rows[-1]
        return statement

    def _compound(self, node: Any, parts: Iterator[_Part], block: Block) -> Statement:
        statement = Statement(block)
        above = 0
        for decorator in getattr(node, "decorator_list", ()):
            above = self._decorator(decorator, above, statement, block.place)
        for part in parts:
            above = self._clause(part, above, statement, block)
        pieces = [*statement.decorators, *(clause.head for clause in statement.clauses)]
        statement.first, statement.last = pieces[0].first, self._rows[above - 1]
        return statement

    def _decorator(self, node: ast.expr, above: int, statement: Statement, place: Place) -> int:
        """Read a decorator; returns its last line."""
        first = node.lineno if not above else self._code_after(above)
        while not self._lines[first - 1].lstrip().startswith("@"):
            first -= 1
        last = node.end_lineno or first
        # A bracket around the whole may close further down.
        following = last + 1
        while not self._lines[following - 1].lstrip().startswith(("@", "def", "class", "async")):
            if not self._is_trivial(following):
                last = following
            following += 1

        def record() -> None:
            self._recorder.expression(node)

        statement.decorators.append(self._piece("@", first, last, statement, place, record))
        return last

    def _clause(self, part: _Part, above: int, statement: Statement, outer: Block) -> int:
        """Read a clause; returns its last line."""
        first = part.line or self._code_after(above)
        if self._is_inline(part.body[0]):
            last = int(part.body[-1].end_lineno)

            def record() -> None:
                part.head()
                self._recorder.enter(part.place())
                self._recorder.expressions(part.body)

            head = self._piece(part.word, first, last, statement, outer.place, record, part.end)
            Clause(head, None, statement)
            return last
        last = self._first_line(part.body[0]) - 1
        while self._is_trivial(last):
            last -= 1
        head = self._piece(part.word, first, last, statement, outer.place, part.head)
        unit_list = outer.is_unit_list and part.word == "class"
        block = Block(part.place(), unit_list)
        clause = Clause(head, block, statement)
        block.clause = clause
        block.statements = self.read(part.body, block)
        last_row = block.statements[-1].last
        if part.end is not None:
            part.end(head, last_row)
        return bisect_left(self._rows, last_row) + 1

    def _piece(
        self,
        word: str,
        first: int,
        last: int,
        statement: Statement,
        place: Place,
        record: Callable[[], None],
        end: Callable[[Piece, int], None] | None = None,
    ) -> Piece:
        """Make a piece of some lines and record its events."""
        rows = self._rows[first - 1 : last]
        piece = Piece(word, rows, indentation(self._lines[first - 1]), place)
        piece.statement = statement
        self._recorder.record(piece, record)
        if end is not None:
            if piece.sites:
                raise Unsupported("typing-in-one-line-block")
            end(piece, rows[-1])
        if last > first:
            self._divide(piece, first, last)
        return piece

    def _divide(self, piece: Piece, first: int, last: int) -> None:
        """Tell apart the rows that a piece cannot do without and the others."""
        covered: set[int] = set()
        inside: set[int] = set()
        middles: set[int] = set()
        for string in self._recorder.strings:
            covered.update(range(string.first, string.last + 1))
            inside.update(range(string.first, string.last))
            if string.is_plain and self._is_one_token(string):
                middles.update(range(string.first + 1, string.last))
        lines = range(first, last + 1)
        joined = any(line not in inside and ends_joined(self._lines[line - 1]) for line in lines)
        rows = self._rows
        piece.loose = frozenset(rows[line - 1] for line in middles)
        piece.rows = [
            rows[line - 1]
            for line in lines
            if line not in middles and (joined or line in covered or not self._is_trivial(line))
        ]
        piece.left, piece.loose_left = len(piece.rows), len(piece.loose)
        if piece.left + piece.loose_left < len(lines):
            piece.trivial = frozenset(rows[first - 1 : last]).difference(piece.rows, piece.loose)

    def _is_one_token(self, string: StringLines) -> bool:
        """Whether a string over several lines is one in three quotes, and not several."""
        begin = self._lines[string.first - 1].encode()[string.column :].decode(errors="replace")
        quotes = begin.lstrip("rRbBuU")[:3]
        if quotes not in ('"""', "'''"):
            return False
        end = self._lines[string.last - 1].encode()[: string.end_column]
        text = [begin.split(quotes, 1)[1], *self._lines[string.first : string.last - 1]]
        text.append(end.decode(errors="replace"))
        return "".join(text).find(quotes) == len("".join(text)) - 3

    # Lines, as Python counts

    def _is_trivial(self, line: int) -> bool:
        return is_trivial(self._lines[line - 1])

    def _code_after(self, line: int) -> int:
        line += 1
        while self._is_trivial(line):
            line += 1
        return line

    def _is_inline(self, node: Any) -> bool:
        """Whether a statement stands on the line of the colon before it."""
        if isinstance(node, ast.match_case) or hasattr(node, "decorator_list"):
            return False
        line = self._first_line(node)
        before = self._lines[line - 1].encode()[: node.col_offset]
        above = self._lines[line - 2] if line > 1 else ""
        return bool(before.strip()) or ends_joined(above)

    def _first_line(self, node: Any) -> int:
        """The first line of a statement, with its decorators, or of a case."""
        if isinstance(node, ast.match_case):
            line = node.pattern.lineno
            while not self._lines[line - 1].lstrip().startswith("case"):
                line -= 1
            return line
        decorators = getattr(node, "decorator_list", ())
        line = decorators[0].lineno if decorators else node.lineno
        while decorators and not self._lines[line - 1].lstrip().startswith("@"):
            line -= 1
        return int(line)

    # Compound statements

    def _if(self, node: ast.If, place: Place) -> Iterator[_Part]:
        inner = Place(place.scope, place.guard, conditional=True)
        word = "if"
        while True:
            yield _Part(word, node.lineno, self._test(node), node.body, lambda: inner)
            match node.orelse:
                case [ast.If() as other] if self._is_elif(other):
                    node, word = other, "elif"
                case []:
                    return
                case body:
                    yield _Part("else", None, _nothing, body, lambda: inner)
                    return

    def _test(self, node: Any) -> Callable[[], None]:
        return lambda: self._recorder.test(node)

    def _is_elif(self, node: ast.If) -> bool:
        return self._lines[node.lineno - 1].encode()[node.col_offset :].startswith(b"elif")

    def _while(self, node: ast.While, place: Place) -> Iterator[_Part]:
        inner = Place(place.scope, place.guard, conditional=True)
        yield _Part("while", node.lineno, self._expressions(node.test), node.body, lambda: inner)
        if node.orelse:
            yield _Part("else", None, _nothing, node.orelse, lambda: inner)

    def _for(self, node: ast.For | ast.AsyncFor, place: Place) -> Iterator[_Part]:
        head = self._expressions(node.iter, node.target)
        yield _Part("for", node.lineno, head, node.body, lambda: place)
        if node.orelse:
            yield _Part("else", None, _nothing, node.orelse, lambda: place)

    def _with(self, node: ast.With | ast.AsyncWith, place: Place) -> Iterator[_Part]:
        head = self._expressions(*node.items)
        yield _Part("with", node.lineno, head, node.body, lambda: place)

    def _expressions(self, *nodes: ast.AST) -> Callable[[], None]:
        return lambda: self._recorder.expressions(nodes)

    def _try(self, node: Any, place: Place) -> Iterator[_Part]:
        guard = Guard()
        guarded = any(map(_catches_name_errors, node.handlers))
        inner = Place(place.scope, guard if guarded else None, place.conditional)
        yield _Part("try", node.lineno, _nothing, node.body, lambda: inner)
        for handler in node.handlers:
            word = "except" if isinstance(node, ast.Try) else "except*"
            yield self._handler(word, handler, guard, place)
        if node.orelse:
            yield _Part("else", None, _nothing, node.orelse, lambda: place)
        if node.finalbody:
            yield _Part("finally", None, _nothing, node.finalbody, lambda: place)

    def _handler(self, word: str, node: ast.ExceptHandler, guard: Guard, place: Place) -> _Part:
        entered: list[Bind] = []

        def head() -> None:
            if _catches_name_errors(node):
                self._recorder.guard(guard)
            if node.name is not None:
                entered.append(self._recorder.handler_name(node.name, node))
            self._recorder.expression(node.type)

        def end(piece: Piece, last: int) -> None:
            if piece.sites:
                raise Unsupported("typing-in-handler")
            for bind in entered:
                self._recorder.end_of_handler(bind, piece, last)

        return _Part(word, node.lineno, head, node.body, lambda: place, end)

    def _function(self, node: Any, place: Place) -> Iterator[_Part]:
        scope = self._recorder.function_scope(node, place)
        inner = Place(scope, None, place.conditional)

        def head() -> None:
            self._recorder.function_head(node, scope)

        def end(piece: Piece, last: int) -> None:
            if len(piece.rows) == 1:
                scope.parameters = self._recorder.parameters(node)

        yield _Part("def", node.lineno, head, node.body, lambda: inner, end)

    def _class(self, node: ast.ClassDef, place: Place) -> Iterator[_Part]:
        scope = self._recorder.class_scope(node, place)
        inner = Place(scope, place.guard, place.conditional)

        def head() -> None:
            self._recorder.class_head(node)

        def name(piece: Piece, last: int) -> None:
            self._recorder.class_name(node, place, piece, last)

        def end(piece: Piece, last: int) -> None:
            again = piece.record
            if again is not None:
                piece.record = _both(again, lambda: name(piece, last))
            name(piece, last)

        yield _Part("class", node.lineno, head, node.body, lambda: inner, end)

    def _match(self, node: ast.Match, place: Place) -> Iterator[_Part]:
        head = self._expressions(node.subject)
        yield _Part("match", node.lineno, head, node.cases, lambda: place)

    def _case(self, node: ast.match_case, place: Place) -> Iterator[_Part]:
        guards = [] if node.guard is None else [node.guard]
        head = self._expressions(node.pattern, *guards)
        yield _Part("case", self._first_line(node), head, node.body, lambda: place)


def _nothing() -> None:
    """Record a head without names."""


def _both(first: Callable[[], None], second: Callable[[], None]) -> Callable[[], None]:
    def run() -> None:
        first()
        second()

    return run


def _catches_name_errors(node: ast.ExceptHandler) -> bool:
    """Whether a handler names NameError, as pyflakes looks for it."""
    caught = node.type.elts if isinstance(node.type, ast.Tuple) else [node.type]
    return any(isinstance(each, ast.Name) and each.id == "NameError" for each in caught)


_Parts = Callable[[Reader, Any, Place], Iterator[_Part]]
_PARTS: dict[type[ast.AST], _Parts] = {
    ast.If: Reader._if,
    ast.While: Reader._while,
    ast.For: Reader._for,
    ast.AsyncFor: Reader._for,
    ast.With: Reader._with,
    ast.AsyncWith: Reader._with,
    ast.Try: Reader._try,
    ast.FunctionDef: Reader._function,
    ast.AsyncFunctionDef: Reader._function,
    ast.ClassDef: Reader._class,
    ast.Match: Reader._match,
    ast.match_case: Reader._case,
}
if hasattr(ast, "TryStar"):
    _PARTS[ast.TryStar] = Reader._try
