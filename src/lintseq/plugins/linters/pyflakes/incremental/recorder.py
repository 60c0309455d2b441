"""Records what pyflakes' traversal of a statement would do with names, without judging any.

The order is pyflakes' own: values before targets, decorators, annotations and defaults before the
function's name, a class's body before its name, the first iterable of a comprehension outside it.
What pyflakes puts off until the module is done (functions' bodies, lambdas, annotations in quotes)
is recorded as such. Follows ``pyflakes.checker`` 4.1, and 4.0.3, the last for Python 3.10.
"""

from __future__ import annotations

import ast
import sys
from collections.abc import Callable, Iterable, Sequence
from typing import Any, NamedTuple

from pyflakes.checker import TYPING_MODULES, AnnotationState, DetectClassScopedMagic

from lintseq.core.diagnostics import Level
from lintseq.plugins.linters.pyflakes.incremental import local_checks
from lintseq.plugins.linters.pyflakes.incremental.events import (
    Bind,
    Exports,
    Guard,
    Load,
    Message,
    Plain,
    Run,
    closing_key,
    first_key,
)
from lintseq.plugins.linters.pyflakes.incremental.nodes import (
    all_arguments,
    annotation_in,
    assigns,
    exported,
    is_called,
    is_dot_format,
    type_names,
)
from lintseq.plugins.linters.pyflakes.incremental.scopes import Scope, ScopeKind
from lintseq.plugins.linters.pyflakes.incremental.statements import Piece, Place
from lintseq.plugins.linters.pyflakes.incremental.typing_calls import TYPING_CALLS
from lintseq.plugins.linters.pyflakes.incremental.unsupported import Unsupported
from lintseq.plugins.linters.pyflakes.incremental.visits import FIELDS, Visits

_ALWAYS_PUT_OFF = sys.version_info >= (3, 14)
_TYPES = Plain.TYPE if hasattr(AnnotationState, "STR_AS_TYPE") else Plain.BARE
"""How pyflakes 4.0, the last for Python 3.10, reads arguments that are annotations; and later."""
_HEADS_ARE_SCOPES = sys.version_info >= (3, 12)
"""pyflakes reads every head in a scope for type parameters, be there any or not."""


class StringLines(NamedTuple):
    """A string over several lines, as Python counts; columns in bytes.

    Attributes:
        is_plain: whether nothing depends on what it holds.
    """

    first: int
    last: int
    column: int
    end_column: int
    is_plain: bool


class Recorder:
    """Records the events of one program's statements, piece after piece.

    Args:
        rows: for each of Python's lines its row.
        level: what counts as an error.
        typed: the names that imports from `typing` bind, with what they stand for there; a module
            stands for ``""``.
        answer: whether a use of such a name finds what was imported.
        aliased: where modules that are imported under another name are noted.

    Attributes:
        strings: those over several lines, of the present piece.
        delicate: whether anything was met, since somebody cleared this, that compiles in some
            places only.
    """

    def __init__(
        self,
        rows: Sequence[int],
        level: Level,
        typed: dict[str, str],
        answer: Callable[[Load], bool],
        aliased: set[str],
    ) -> None:
        self.rows = rows
        self.typed = typed
        self._answer = answer
        self._counts = False
        self._checks = local_checks.LocalChecks(level)
        self._piece: Piece
        self._scope: Scope
        self._guard: Guard | None = None
        self._conditional = False
        self._run: Run
        self._key = 0
        self._bound: tuple[set[str], ...]
        self._final: bool
        self._direct: bool
        self._mode: int
        self._flips: bool
        self._in_fstring: bool
        self._in_head: bool
        self._string_row: int | None
        self._later: list[Callable[[], None]] = []
        self.strings: list[StringLines] = []
        self._aliased = aliased
        self.delicate = False
        self._visits = Visits(self)

    # Pieces

    def _begin(self, piece: Piece) -> None:
        self._piece = piece
        self._key = first_key(piece.first)
        self.strings = []
        self._bound, self._final, self._direct = (), False, True
        self._mode, self._flips, self._in_fstring = Plain.NONE, False, False
        self._in_head = False
        self._string_row = None
        self.enter(piece.place)

    def enter(self, place: Place) -> None:
        """Go on in ``place``, in the same piece."""
        self._scope = place.scope
        self._run = place.scope.run
        self._guard = place.guard
        self._conditional = place.conditional

    def record(self, piece: Piece, record: Callable[[], None]) -> None:
        """Record all the events of ``piece``, as ``record`` does, in the place of any it has."""
        piece.loads, piece.binds, piece.messages, piece.sites = [], [], [], []
        piece.guards = []
        self._begin(piece)
        record()
        self._finish()
        if piece.sites and piece.record is None:
            piece.record = lambda: self.record(piece, record)

    def _finish(self) -> None:
        """Record what the statements of the piece put off."""
        while self._later:
            later, self._later = self._later, []
            for each in later:
                each()

    def expression(self, node: ast.AST | None) -> None:
        """Record an expression."""
        if node is not None:
            self._visits[type(node)](node)

    def expressions(self, nodes: Iterable[ast.AST | None]) -> None:
        """Record expressions, one after another."""
        for node in nodes:
            if node is not None:
                self._visits[type(node)](node)

    # Names

    def load(self, name: str, node: ast.AST) -> Load | None:
        """Record a use of ``name``; None if it is settled already."""
        for bound in self._bound:
            if name in bound:
                return None
        scope, final = self._scope, self._final
        if name == "__class__" and scope.in_class:
            return None
        direct = self._direct
        row = self._row(node)
        self._key += 1
        is_in_class = direct and scope.is_class and not self._in_head
        exempt = is_in_class and name in DetectClassScopedMagic.names
        load = Load(
            name,
            row,
            self._key,
            scope,
            final,
            direct,
            self._mode,
            self._flips,
            self._guard,
            exempt,
            self._run,
        )
        self._piece.loads.append(load)
        return load

    def bind(self, name: str, node: ast.AST, checks: bool = False, kind: int = Bind.BIND) -> Bind:
        """Record that ``name`` is bound in the scope of the program."""
        self._key += 1
        scope = self._scope
        checks = checks and scope.is_function
        bind = Bind(kind, name, self._row(node), self._key, scope, self._run, checks)
        self._piece.binds.append(bind)
        return bind

    def store(self, name: str | None, node: ast.AST) -> None:
        """Record that ``name`` is assigned to where the traversal stands."""
        if name is None:
            return
        if self._bound:
            self._bound[-1].add(name)
        else:
            self.bind(name, node, checks=True)

    def _row(self, node: Any) -> int:
        if self._string_row is not None:
            return self._string_row
        line: int = node.lineno
        return self.rows[line - 1]

    def _tell(self, question: local_checks.Ask, node: Any) -> None:
        for line, key in self._checks.ask(question, node):
            row = self.rows[line - 1] if self._string_row is None else self._string_row
            self._piece.messages.append(Message(row, key))

    # Contexts

    def in_mode(self, mode: int, nodes: Iterable[ast.AST | None]) -> None:
        """Record expressions that are, or are not, read as annotations."""
        before, self._mode = self._mode, mode
        self.expressions(nodes)
        self._mode = before

    def _put_off(
        self, read: Callable[[], None], bound: tuple[set[str], ...], scope: Scope, direct: bool
    ) -> None:
        """Run ``read`` when the piece is done, as what runs when the module is done."""
        self._key += 1
        run, row, mode = self._run.put_off(self._key), self._string_row, self._mode
        in_head = self._in_head

        def later() -> None:
            self._bound, self._scope, self._run, self._direct = bound, scope, run, direct
            self._string_row, self._mode, self._in_head = row, mode, in_head
            self._final, self._guard, self._flips, self._in_fstring = True, None, False, False
            read()

        self._later.append(later)

    def annotation(self, node: ast.AST | None) -> None:
        """Record an annotation of a variable, an argument or a result."""
        if node is None:
            return
        if _ALWAYS_PUT_OFF:
            self.put_off_annotation(node)
            return
        before, self._flips = self._flips, True
        self.in_mode(Plain.BARE, [node])
        self._flips = before

    def put_off_annotation(self, node: ast.AST | None) -> None:
        """Record an annotation that is always put off, as a type parameter's bound."""

        def read() -> None:
            self.in_mode(Plain.BARE, [node])

        self._put_off(read, self._bound, self._scope, self._direct)

    # Expressions

    def name(self, node: ast.Name) -> None:
        """A name that is used, assigned to or deleted."""
        context = type(node.ctx)
        if context is ast.Load:
            self.load(node.id, node)
        elif context is ast.Store:
            self.store(node.id, node)
        else:
            self.delete(node)

    def delete(self, node: ast.Name) -> None:
        """``del name``: below a condition it says nothing."""
        if not self._conditional:
            self.bind(node.id, node, kind=Bind.DELETE)

    def attribute(self, node: Any) -> None:
        """``value.attr``, and whatever else has nothing but a value."""
        value = node.value
        if value is not None:
            self._visits[type(value)](value)

    def constant(self, node: ast.Constant) -> None:
        """A constant: a string where an annotation is read is one in quotes."""
        if node.end_lineno != node.lineno:
            self._note_lines(node, is_plain=not self._mode and not self._counts)
        if self._mode and isinstance(node.value, str):
            self._put_off_string(node, node.value)

    def _put_off_string(self, node: ast.Constant, text: str) -> None:
        expression = annotation_in(text)
        if expression is None:
            if self._checks.strings:
                self._tell(local_checks.broken_annotation, node)
            return
        row = self._row(node)

        def read() -> None:
            self._string_row = row
            self.in_mode(Plain.STRING, [expression])

        self._put_off(read, self._bound, self._scope, self._direct)

    def joined(self, node: ast.JoinedStr) -> None:
        """An f-string."""
        self._note_lines(node, is_plain=False)
        if self._checks.doubtful and not self._in_fstring:
            self._tell(local_checks.empty_fstring, node)
        self._inside_fstring(node.values)

    def template(self, node: Any) -> None:
        """A t-string (Python 3.14)."""
        self._note_lines(node, is_plain=False)
        if self._checks.doubtful:
            self._tell(local_checks.empty_tstring, node)
        self._inside_fstring(node.values)

    def _note_lines(self, node: Any, is_plain: bool) -> None:
        if node.end_lineno > node.lineno and self._string_row is None:
            place = (node.lineno, node.end_lineno, node.col_offset, node.end_col_offset)
            self.strings.append(StringLines(*place, is_plain))

    def _inside_fstring(self, values: Iterable[ast.AST]) -> None:
        before, self._in_fstring = self._in_fstring, True
        self.expressions(values)
        self._in_fstring = before

    def lambda_(self, node: ast.Lambda) -> None:
        """A lambda: its body is put off; its arguments are settled."""
        self._signature(node)
        arguments = [argument.arg for argument in all_arguments(node.args)]
        if assigns(node.body):
            self._lambda_as_scope(node, arguments)
            return
        scope = self._scope
        bound = set(arguments)
        if scope.is_class:
            assert scope.parent is not None  # a class stands in a module
            bound |= {"__class__", *scope.type_names}
            scope = scope.parent

        def read() -> None:
            self.in_mode(Plain.NONE, [node.body])

        self._put_off(read, (*self._bound, bound), scope, direct=False)

    def _lambda_as_scope(self, node: ast.Lambda, arguments: Sequence[str]) -> None:
        """A lambda with ``:=`` is a scope in which names are bound, as a function is."""
        if self._bound:
            raise Unsupported("assignment-in-nested-lambda")
        scope = Scope(ScopeKind.FUNCTION, self._scope, self._run.put_off(self._key + 1))

        def read() -> None:
            self._final = self._in_head = False
            for argument in arguments:
                self.bind(argument, node)
            self.in_mode(Plain.NONE, [node.body])

        self._put_off(read, (), scope, direct=True)

    def comprehension(self, node: Any) -> None:
        """A comprehension: only its first iterable is outside it."""
        first, *others = node.generators
        self.delicate |= any(generator.is_async for generator in node.generators)
        self.expression(first.iter)
        outer, direct = self._bound, self._direct
        self._bound, self._direct = (*outer, set()), False
        self.expressions([first.target, *first.ifs])
        for generator in others:
            self.expressions([generator.iter, generator.target, *generator.ifs])
        if isinstance(node, ast.DictComp):
            self.expressions([node.key, node.value])
        else:
            self.expression(node.elt)
        self._bound, self._direct = outer, direct

    def assigned(self, node: ast.NamedExpr) -> None:
        """``name := value`` binds outside comprehensions."""
        self.delicate = True
        self.expression(node.value)
        if self._in_head:
            raise Unsupported("assignment-in-head")
        if node.target.id == "__all__":
            raise Unsupported("exports-in-expression")
        self.bind(node.target.id, node.target, checks=not self._bound)

    def subscript(self, node: ast.Subscript) -> None:
        """``value[slice]``: in some of `typing` strings are annotations, in others never."""
        if is_called(node.value, "Literal"):
            self.expression(node.value)
            self.in_mode(Plain.NONE, [node.slice])
        elif is_called(node.value, "Annotated"):
            self.expression(node.value)
            self._annotated(node.slice)
        elif self.typed and self._typing(node.value):
            self.in_mode(Plain.BARE, [node.value, node.slice])
        else:
            self._visits[type(node.value)](node.value)
            self._visits[type(node.slice)](node.slice)

    def _annotated(self, inner: ast.expr) -> None:
        if isinstance(inner, ast.Tuple) and len(inner.elts) > 1:
            self.expression(inner.elts[0])
            self.in_mode(Plain.NONE, inner.elts[1:])
        else:
            self.expression(inner)

    def _typing(self, node: ast.AST) -> str:
        """The member of `typing` that a node stands for, if its name is bound there."""
        if isinstance(node, ast.Name):
            name, member = node.id, self.typed.get(node.id, "")
        elif isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name):
            name = node.value.id
            member = node.attr if self.typed.get(name) == "" else ""
        else:
            return ""
        if not member or any(name in bound for bound in self._bound):
            return ""
        return member if self._is_bound(name) else ""

    def _is_bound(self, name: str) -> bool:
        """Ask for a name by a use of it that is not recorded."""
        probe = Load(
            name, 0, self._key + 1, self._scope, self._final, self._direct, self._mode,
            self._flips, None, False, self._run,
        )  # fmt: skip
        found = self._answer(probe)
        self._piece.sites.append((probe, found))
        return found

    def call(self, node: ast.Call) -> None:
        """A call: some of `typing` take annotations."""
        function = node.func
        if is_dot_format(function):
            if self._checks.formats:
                self._tell(local_checks.dot_format, node)
            self._reading_contents([function])
            self.expressions([*node.args, *(keyword.value for keyword in node.keywords)])
            return
        special = TYPING_CALLS.get(self._typing(function)) if self.typed else None
        if special is None:
            self._visits[type(function)](function)
            self.expressions(node.args)
            for keyword in node.keywords:
                self._visits[type(keyword.value)](keyword.value)
        else:
            self.plain([function])
            special(self, node)

    def plain(self, nodes: Iterable[ast.AST | None]) -> None:
        """Arguments that are no annotations."""
        self.in_mode(Plain.NONE, nodes)

    def types(self, nodes: Iterable[ast.AST | None]) -> None:
        """Arguments that are annotations."""
        self.in_mode(_TYPES, nodes)

    def binary(self, node: ast.BinOp) -> None:
        """``left op right``."""
        left = node.left
        if type(node.op) is ast.Mod and isinstance(left, ast.Constant):
            if self._checks.formats and isinstance(left.value, str):
                self._tell(local_checks.percent_format, node)
            self._reading_contents([left])
            self.expression(node.right)
            return
        if type(node.op) is ast.RShift and isinstance(left, ast.Name) and left.id == "print":
            raise Unsupported("print-statement")
        self._visits[type(left)](left)
        self._visits[type(node.right)](node.right)

    def _reading_contents(self, nodes: Iterable[ast.AST | None]) -> None:
        """Record nodes in which what a string holds matters to a check."""
        before, self._counts = self._counts, True
        self.expressions(nodes)
        self._counts = before

    def dictionary(self, node: ast.Dict) -> None:
        """``{key: value}``."""
        if self._checks.doubtful:
            self._tell(local_checks.node_itself, node)
            pairs = zip(node.keys, node.values, strict=True)
            self._reading_contents(each for pair in pairs for each in pair)
            return
        for key, value in zip(node.keys, node.values, strict=True):
            self.expression(key)
            self.expression(value)

    def doubtful(self, node: Any) -> None:
        """A node with a check of the level ``strict``, else as any other."""
        if self._checks.doubtful:
            self._tell(local_checks.node_itself, node)
        self.other(node)

    def other(self, node: ast.AST) -> None:
        """Any node: what is below it, in the order of its fields."""
        for field in FIELDS[type(node)]:
            value = getattr(node, field, None)
            if isinstance(value, list):
                for item in value:
                    if isinstance(item, ast.AST):
                        self._visits[type(item)](item)
            elif isinstance(value, ast.AST):
                self._visits[type(value)](value)

    def nothing(self, node: ast.AST) -> None:
        """A node without names."""

    def sensitive(self, node: Any) -> None:
        """A node that compiles in some places only."""
        self.delicate = True
        self.other(node)

    def pattern(self, node: Any) -> None:
        """A pattern that binds a name before what is in it."""
        self.store(node.rest if isinstance(node, ast.MatchMapping) else node.name, node)
        self.other(node)

    # Simple statements

    def assign(self, node: ast.Assign) -> None:
        """``targets = value``."""
        self.expression(node.value)
        for target in node.targets:
            self._assign_to(target, node)

    def _assign_to(self, target: ast.expr, node: Any) -> None:
        if isinstance(target, ast.Name) and target.id == "__all__":
            bind = self.bind("__all__", target, checks=True)
            bind.exports = self._exports(node)
            self.strings = [each._replace(is_plain=False) for each in self.strings]
        else:
            self._visits[type(target)](target)

    def _exports(self, node: Any) -> Exports:
        extends = isinstance(node, ast.AugAssign)
        last_rows: dict[str, int] = {}
        for below in ast.walk(node):
            if isinstance(below, ast.Constant) and isinstance(below.value, str):
                row = self._row(below)
                last_rows[below.value] = max(row, last_rows.get(below.value, row))
        return Exports(exported(node.value), self._row(node), extends, last_rows)

    def augmented(self, node: ast.AugAssign) -> None:
        """``target += value``."""
        if isinstance(node.target, ast.Name):
            self.load(node.target.id, node.target)
        self.expression(node.value)
        self._assign_to(node.target, node)

    def annotated(self, node: ast.AnnAssign) -> None:
        """``target: annotation = value``."""
        self.annotation(node.annotation)
        if node.value is not None:
            alias = self._typing(node.annotation) if self.typed else ""
            self.in_mode(_TYPES if alias == "TypeAlias" else self._mode, [node.value])
            self._assign_to(node.target, node)
        elif isinstance(node.target, ast.Name):
            bind = self.bind(node.target.id, node.target, checks=True, kind=Bind.ANNOTATE)
            if bind.name == "__all__":
                bind.exports = self._exports(node)
        else:
            self.expression(node.target)

    def raise_(self, node: ast.Raise) -> None:
        """``raise``."""
        self.expressions([node.exc, node.cause])
        if self._checks.raises:
            self._tell(local_checks.node_itself, node)

    def import_(self, node: ast.Import) -> None:
        """``import module``."""
        if getattr(node, "is_lazy", 0):
            raise Unsupported("lazy-import")
        for alias in node.names:
            name = alias.asname or alias.name.split(".")[0]
            whole = alias.asname is not None or "." not in alias.name
            if whole and alias.name in TYPING_MODULES:
                self._bind_typed(name, "", node)
                continue
            self.bind(name, node)
            if whole and alias.name != name:
                self._aliased.add(alias.name)

    def import_from(self, node: ast.ImportFrom) -> None:
        """``from module import names``."""
        if getattr(node, "is_lazy", 0):
            raise Unsupported("lazy-import")
        module = "." * node.level + (node.module or "")
        self.delicate |= module == "__future__" or node.names[0].name == "*"
        if module == "__future__":
            self._piece.has_future = True
            self._piece.puts_off = any(alias.name == "annotations" for alias in node.names)
            if any(alias.name == "barry_as_FLUFL" for alias in node.names):
                raise Unsupported("barry-as-flufl")
        for alias in node.names:
            name = alias.asname or alias.name
            if name == "*":
                self.bind("*", node)
            elif module in TYPING_MODULES:
                self._bind_typed(name, alias.name, node)
            else:
                self.bind(name, node)

    def _bind_typed(self, name: str, member: str, node: ast.AST) -> None:
        if self.typed.get(name) != member or self._scope.is_class:
            raise Unsupported("typing-rebound")
        self.bind(name, node).is_typing = True

    def declare(self, node: ast.Global | ast.Nonlocal) -> None:
        """``global names`` and ``nonlocal names``, which pyflakes takes for the same."""
        self.delicate = True
        stack = self._scope.stack()
        if len(stack) == 1:
            raise Unsupported("global-in-module")
        self._piece.has_nonlocal |= isinstance(node, ast.Nonlocal)
        for name in node.names:
            bind = self.bind(name, node, kind=Bind.DECLARE)
            bind.declares = stack[1:]

    def type_alias(self, node: Any) -> None:
        """``type name[parameters] = value`` (Python 3.12)."""
        outer = self._enter_head(node)
        self.put_off_annotation(node.value)
        self._leave_head(outer)
        self.expression(node.name)

    # Compound statements

    def _enter_head(self, node: Any) -> tuple[set[str], ...]:
        """Go where the type parameters of a definition are known (Python 3.12).

        Returns:
            What was known before.
        """
        self._in_head = _HEADS_ARE_SCOPES
        parameters = getattr(node, "type_params", ())
        outer = self._bound
        if parameters:
            self._bound = (*outer, set())
            for parameter in parameters:
                self._bound[-1].add(parameter.name)
                bound = getattr(parameter, "bound", None)
                if bound is not None:
                    self.put_off_annotation(bound)
        return outer

    def _leave_head(self, outer: tuple[set[str], ...]) -> None:
        """Go back to where that was known which ``outer`` holds."""
        self._bound, self._in_head = outer, False

    def function_scope(self, node: Any, place: Place) -> Scope:
        """The scope of a function's body; it runs when it is put off by `function_head`."""
        scope = Scope(ScopeKind.FUNCTION, place.scope, place.scope.run)
        scope.type_names = type_names(node)
        return scope

    def function_head(
        self,
        node: ast.FunctionDef | ast.AsyncFunctionDef,
        scope: Scope,
        run: Run | None = None,
    ) -> None:
        """Record the head of a function, whose body has ``scope`` and, if it is known, ``run``."""
        outer = self._enter_head(node)
        self._signature(node)
        self._leave_head(outer)
        self._key += 1
        scope.run = run or self._run.put_off(self._key)
        self.bind(node.name, node)
        around, run = self._scope, self._run
        self._scope, self._run = scope, scope.run
        for argument in all_arguments(node.args):
            self.bind(argument.arg, argument)
        self._scope, self._run = around, run

    def parameters(self, node: Any) -> frozenset[str]:
        """The names of a function's arguments."""
        return frozenset(argument.arg for argument in all_arguments(node.args))

    def _signature(self, node: ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda) -> None:
        given = node.args
        for argument in all_arguments(given):
            self.annotation(argument.annotation)
        if not isinstance(node, ast.Lambda):
            self.annotation(node.returns)
        self.expressions(given.defaults)
        self.expressions(given.kw_defaults)

    def class_scope(self, node: ast.ClassDef, place: Place) -> Scope:
        """The scope of a class's body, which runs where the class stands."""
        scope = Scope(ScopeKind.CLASS, place.scope, place.scope.run)
        scope.type_names = type_names(node)
        return scope

    def class_head(self, node: ast.ClassDef) -> None:
        """Record the head of a class."""
        outer = self._enter_head(node)
        self.expressions(node.bases)
        for keyword in node.keywords:
            self.expression(keyword.value)
        self._leave_head(outer)

    def class_name(self, node: ast.ClassDef, place: Place, head: Piece, last: int) -> None:
        """Record that a class, whose last row is ``last``, is bound to its name."""
        key, self._key = self._key, closing_key(last, head.first)
        self._piece, self._scope, self._run = head, place.scope, place.scope.run
        self.bind(node.name, node)
        self._key = key

    def test(self, node: ast.If) -> None:
        """Record the condition of an ``if``."""
        if self._checks.doubtful:
            self._tell(local_checks.node_itself, node)
        self.expression(node.test)

    def guard(self, guard: Guard) -> None:
        """Record a handler that catches the NameErrors of a ``try``."""
        self._piece.guards.append(guard)

    def handler_name(self, name: str, node: ast.ExceptHandler) -> Bind:
        """Record that a handler binds its name."""
        return self.bind(name, node, checks=True, kind=Bind.ENTER)

    def end_of_handler(self, entered: Bind, head: Piece, last: int) -> None:
        """Record that a handler, whose last row is ``last``, is left."""
        key = closing_key(last, head.first)
        leave = Bind(Bind.LEAVE, entered.name, entered.row, key, entered.scope, entered.run)
        leave.partner = entered
        head.binds.append(leave)
