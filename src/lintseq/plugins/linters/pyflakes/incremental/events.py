"""What a program does with names, as far as pyflakes asks: the events of its traversal.

pyflakes walks a program once and judges each name as it meets it. Whether a statement's events
happen, and in which order, hardly depends on what the other statements are: so they are recorded
once, and a state of the program is judged by those of its events whose statements are still there.

An event's **key** is its place in the traversal: keys compare as pyflakes meets events of one run.
A **run** is what pyflakes does without a break: the module with its classes, or one function's
body, which it puts off until the module is done.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lintseq.plugins.linters.pyflakes.incremental.cells import Cell
    from lintseq.plugins.linters.pyflakes.incremental.scopes import Scope

KEY_BITS = 32
"""A key is the row of a statement's first line, shifted by so many bits, and a count below it."""

_LATE = 1 << (KEY_BITS - 1)


def first_key(row: int) -> int:
    """The key of the first event of a statement that begins in ``row``."""
    return row << KEY_BITS


def closing_key(last: int, first: int) -> int:
    """The key of what happens when a block from row ``first`` to row ``last`` is done.

    It comes after all events of the last row; an inner block is done before an outer one.
    """
    return (last << KEY_BITS) + _LATE - first


class Plain:
    """How an annotation is read: not as one, as a string in quotes, or as it stands.

    The last, which pyflakes 4.0 has for the arguments of some calls, is never put off.
    """

    NONE, STRING, BARE, TYPE = range(4)


class Run:
    """One stretch of pyflakes' traversal; those put off are run first in, first out.

    Attributes:
        order: compares runs: how often they were put off, then where.
    """

    __slots__ = ("order",)

    def __init__(self, order: tuple[int, ...]) -> None:
        self.order = order

    def put_off(self, key: int) -> Run:
        """The run of what is put off at ``key`` of this one."""
        level, *places = self.order
        return Run((level + 1, *places, key))


class Load:
    """A use of a name.

    Attributes:
        row: where an error about it sits.
        scope: the innermost scope of the program it is in: comprehensions and lambdas, which are
            settled when they are recorded, do not count.
        final: whether it happens when the runs of all scopes around it are done, as in a lambda.
        direct: whether it stands in ``scope`` itself, in no comprehension or lambda.
        mode: a member of `Plain`.
        flips: whether it is an annotation that ``from __future__ import annotations`` puts off.
        guard: the innermost ``try`` of its run that may catch a NameError.
        exempt: whether no error is reported if it finds nothing.
        run: the run in which it happens.
        chain: where the name may be bound, innermost first.
        eager: so many cells of the chain are asked what is bound before the load; the others what
            is bound in the end.
        place: the place in the chain of the cell that binds it; the chain's length if none does.
        alive: whether its statement is there.
        error: whether it is reported as an undefined name now.
        watched: whether a cell of its chain looks for locals used before they are bound.
    """

    __slots__ = (
        "alive",
        "chain",
        "direct",
        "eager",
        "error",
        "exempt",
        "final",
        "flips",
        "guard",
        "key",
        "mode",
        "name",
        "place",
        "row",
        "run",
        "scope",
        "watched",
    )

    def __init__(
        self,
        name: str,
        row: int,
        key: int,
        scope: Scope,
        final: bool,
        direct: bool,
        mode: int,
        flips: bool,
        guard: Guard | None,
        exempt: bool,
        run: Run,
    ) -> None:
        self.name = name
        self.row = row
        self.key = key
        self.scope = scope
        self.final = final
        self.direct = direct
        self.mode = mode
        self.flips = flips
        self.guard = guard
        self.exempt = exempt
        self.run = run
        self.chain: tuple[Cell, ...] = ()
        self.eager = 0
        self.place = 0
        self.alive = False
        self.error = False
        self.watched = False


class Bind:
    """Something that binds a name, unbinds it, or nearly does.

    Attributes:
        kind: one of the constants of this class.
        checks: whether pyflakes looks, before it binds, for earlier uses in the same function.
        partner: of LEAVE, the ENTER of the same handler.
        declares: of DECLARE, the scopes in which the name is bound beside the module.
        exports: of a binding of ``__all__`` by a statement of its own: what is in it.
        is_typing: whether it imports from `typing`.
        alive: whether its statement is there.
        cell: where it is counted; None where all of a name's events are replayed together.
    """

    BIND, ANNOTATE, DELETE, ENTER, LEAVE, DECLARE = range(6)

    __slots__ = (
        "alive",
        "cell",
        "checks",
        "declares",
        "exports",
        "is_typing",
        "key",
        "kind",
        "name",
        "partner",
        "row",
        "run",
        "scope",
    )

    def __init__(
        self,
        kind: int,
        name: str,
        row: int,
        key: int,
        scope: Scope,
        run: Run,
        checks: bool = False,
    ) -> None:
        self.kind = kind
        self.name = name
        self.row = row
        self.key = key
        self.scope = scope
        self.run = run
        self.checks = checks
        self.partner: Bind | None = None
        self.declares: tuple[Scope, ...] = ()
        self.exports: Exports | None = None
        self.is_typing = False
        self.cell: Cell | None = None
        self.alive = False


class Exports:
    """What a statement assigns to ``__all__``.

    Attributes:
        names: those that pyflakes reads there.
        row: the statement's.
        extends: whether it adds to what there was, by ``+=``.
        last_rows: for each string in the statement the last row on which it stands.
    """

    __slots__ = ("extends", "last_rows", "names", "row")

    def __init__(
        self, names: tuple[str, ...], row: int, extends: bool, last_rows: dict[str, int]
    ) -> None:
        self.names = names
        self.row = row
        self.extends = extends
        self.last_rows = last_rows


class Guard:
    """A ``try`` with a handler that names NameError: undefined names in its body are no errors.

    Attributes:
        handlers: how many such handlers are there now.
        loads: the uses of names in its body that the name index knows.
    """

    __slots__ = ("handlers", "loads")

    def __init__(self) -> None:
        self.handlers = 0
        self.loads: dict[Load, None] = {}


class Message:
    """An error that depends on nothing but its own statement."""

    __slots__ = ("key", "row")

    def __init__(self, row: int, key: str) -> None:
        self.row = row
        self.key = key
