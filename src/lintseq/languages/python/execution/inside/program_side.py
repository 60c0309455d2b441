"""The program's end: runs the program, then does with its objects what the tests ask.

Nothing here is worth trusting once the program runs, and nothing is trusted: all that can be said
from here are values, which the tests then find right or wrong.
"""

from __future__ import annotations

import os
import sys
import types
from collections.abc import Callable, Iterator
from typing import Any, NoReturn

from lintseq.languages.python.execution.inside.errors import in_words
from lintseq.languages.python.execution.inside.peer import Peer, Reference
from lintseq.languages.python.execution.inside.printing import count_what_is_printed
from lintseq.languages.python.execution.inside.values import Reader, Writer
from lintseq.languages.python.execution.inside.wire import Closed, Wire, take_the_pipes

READY = b"ready"
MODULE = "program"
OWN_FRAMES = 40
"""So many calls deep are we ourselves when the program is called."""
CHANGEABLE = (list, dict, set, bytearray)


class Callback:
    """A function of the tests', for the program to call."""

    def __init__(self, peer: Peer, number: int) -> None:
        self._peer, self.number = peer, number

    def __call__(self, *arguments: Any, **named: Any) -> Any:
        """Have the tests' end call it."""
        return self._peer.ask("call", self, *arguments, **named)


class Supply:
    """An iterator of the tests', for the program to take from."""

    def __init__(self, peer: Peer, number: int) -> None:
        self._peer, self.number = peer, number

    def __iter__(self) -> Iterator[Any]:
        return self

    def __next__(self) -> Any:
        return self._peer.ask("next", self)


class ProgramSide(Peer):
    """The end at which the program is; it does whatever it is asked."""

    def __init__(self, wire: Wire) -> None:
        super().__init__(wire)
        self._module = types.ModuleType(MODULE)
        self._process = os.getpid()
        self._there: dict[tuple[bytes, int], Callback | Supply] = {}

    def run(self, setup: types.CodeType, program: types.CodeType) -> None:
        """Run the program, after ``setup`` if that can be, else before it."""
        sys.modules[MODULE] = self._module
        try:
            exec(setup, self._names)
        except NameError:
            # It uses what the program makes.
            exec(program, self._names)
            exec(setup, self._names)
        else:
            exec(program, self._names)

    def letter_for(self, value: Any) -> bytes:
        """The same for all: an object of the program's."""
        self.stop_if_forked()
        return b"h"

    def number_there(self, value: Any) -> int | None:
        """The number of a function or an iterator of the tests'."""
        return value.number if type(value) in (Callback, Supply) else None

    def stand_in(self, letter: bytes, number: int) -> Any:
        """A function or an iterator of the tests'."""
        kind = Callback if letter == b"f" else Supply
        return self._there.setdefault((letter, number), kind(self, number))

    def serve(self, operation: str, target: Any, arguments: Any, named: Any) -> Any:
        """Do what the tests ask."""
        try:
            if operation == "names":
                return {name: self._described(name) for name in arguments if name in self._names}
            result = OPERATIONS[operation](target, *arguments, **named)
            if operation == "call" and isinstance(target, type) and _has_state(result):
                return Reference(result)
            return result
        finally:
            self.stop_if_forked()

    def fail(self, names: list[str], text: str, kind: Any) -> BaseException:
        """The builtin exception of the name."""
        for name in names:
            found = vars(__import__("builtins")).get(name)
            if isinstance(found, type) and issubclass(found, BaseException):
                return found(text)
        return RuntimeError(text)

    def stop_if_forked(self) -> None:
        """Stop a child that the program forked and that came back here: one process answers."""
        if os.getpid() != self._process:
            os._exit(0)

    @property
    def _names(self) -> dict[str, Any]:
        return self._module.__dict__

    def _described(self, name: str) -> tuple[Any, ...]:
        value = self._names[name]
        if isinstance(value, types.ModuleType):
            return ("module", value)
        if isinstance(value, type) and issubclass(value, BaseException):
            return ("exception", Reference(value), [each.__name__ for each in value.__mro__])
        return ("value", value)


def _compiled(source: str, name: str) -> types.CodeType:
    return compile(source, f"<{name}>", "exec", dont_inherit=True)


def _has_state(value: Any) -> bool:
    """Whether it is of a class of the program's that could change."""
    return isinstance(value, CHANGEABLE) and type(value).__module__ == MODULE


def _set(target: Any, name: str, value: Any) -> None:
    setattr(target, name, value)


def _set_item(target: Any, key: Any, value: Any) -> None:
    target[key] = value


def _delete_item(target: Any, key: Any) -> None:
    del target[key]


OPERATIONS: dict[str, Callable[..., Any]] = {
    "call": lambda target, *arguments, **named: target(*arguments, **named),
    "get": getattr,
    "set": _set,
    "delete": delattr,
    "item": lambda target, key: target[key],
    "set-item": _set_item,
    "delete-item": _delete_item,
    "iter": lambda target: Reference(iter(target)),
    "next": next,
    "len": len,
    "bool": bool,
    "str": str,
    "repr": repr,
    "is": lambda target, kind: isinstance(target, kind),
    "enter": lambda target: target.__enter__(),
    "exit": lambda target: target.__exit__(None, None, None),
}


def serve_program() -> NoReturn:
    """Take a program from standard input, run it, and do what its tests ask."""
    wire = take_the_pipes()
    wire.send(READY)
    side = ProgramSide(wire)
    setup, program, limit = side.read(wire.receive())
    count_what_is_printed(limit, lambda: _end(wire, "output", f"more than {limit} bytes printed"))
    sys.setrecursionlimit(sys.getrecursionlimit() + OWN_FRAMES)
    fate = _fate(side, setup, program)
    side.stop_if_forked()
    wire.send(_plain(fate))
    try:
        side.converse()
    except Closed:
        os._exit(0)
    except BaseException:
        os._exit(1)
    os._exit(0)


def _fate(side: ProgramSide, setup: str, program: str) -> tuple[str, str]:
    """How running the program went: a word, and more for people."""
    try:
        code = _compiled(program, MODULE)
    # Too much nesting is a MemoryError.
    except Exception as error:
        return "syntax", in_words(error)
    try:
        side.run(_compiled(setup, "setup"), code)
    except MemoryError as error:
        return "memory", in_words(error)
    except SystemExit as error:
        return "exited", in_words(error)
    except BaseException as error:
        return "error", in_words(error)
    return "loaded", ""


def _end(wire: Wire, outcome: str, message: str) -> None:
    wire.send(_plain((outcome, message)))
    os._exit(0)


def _plain(content: tuple[str, str]) -> bytes:
    writer = Writer(lambda value: (b"h", 0))
    writer.write(content)
    return writer.written()


def read_plain(message: bytes) -> Any:
    """What `serve_program` sent that is no answer."""
    return Reader(message, lambda letter, number: None).read()
