"""The tests' end: runs the tests, which meet the program only through what it answers.

The process stays, and forks for each trial, so that no trial sees what another left behind. The
verdict is sealed with a word that the supervisor made up for this trial.
"""

from __future__ import annotations

import os
import sys
import traceback
from collections.abc import Iterator
from typing import Any, NoReturn

from lintseq.languages.python.execution.inside.changes import bring_up_to_date
from lintseq.languages.python.execution.inside.errors import in_words, message_of
from lintseq.languages.python.execution.inside.names import foreign_names
from lintseq.languages.python.execution.inside.peer import Peer
from lintseq.languages.python.execution.inside.remote import Remote
from lintseq.languages.python.execution.inside.values import Malformed, Reader, Writer
from lintseq.languages.python.execution.inside.wire import Closed, Wire, take_the_pipes

READY = b"ready"
TO_THE_PROGRAM, VERDICT, DONE = b"P", b"V", b"D"
"""First letters of messages: for the program's end, a verdict, the end of a trial's process."""
OWN_FAILURES = ("syntax", "error", "memory", "exited", "output")
"""What the program's end may say of itself. It is believed, as none of it is to its favour."""
Fate = tuple[str, str]


class ProgramEnded(BaseException):
    """The program's end said that it is over: its outcome, and more for people."""


class TestsWire(Wire):
    """The supervisor passes on what is marked for the program's end."""

    def send(self, message: bytes) -> None:
        """Send a message to the program's end."""
        super().send(TO_THE_PROGRAM + message)


class TestsSide(Peer):
    """The end at which the tests are; for the program it does nothing but call what it gave it."""

    def __init__(self, wire: Wire) -> None:
        super().__init__(wire)
        self.raised: list[BaseException] = []
        self._remotes: dict[int, Remote] = {}
        self._exceptions: dict[int, type[BaseException]] = {}

    def read(self, message: bytes) -> Any:
        """The tuple that a message is; what cannot be understood ends the program's part."""
        try:
            content = super().read(message)
        except Exception as error:
            raise ProgramEnded("error", "the program's process sent what is no answer") from error
        if content[0] in ("ask", "value", "raise"):
            return content
        raise ProgramEnded(*_failure(content))

    def ask(self, operation: str, target: Any, *arguments: Any, **named: Any) -> Any:
        """Have the program's end do something."""
        try:
            return super().ask(operation, target, *arguments, **named)
        except Malformed:
            raise ProgramEnded("error", "the program's process sent a wrong answer") from None

    def letter_for(self, value: Any) -> bytes:
        """One for functions, one for iterators; nothing else of the tests' may be touched."""
        if isinstance(value, Iterator):
            return b"g"
        if callable(value):
            return b"f"
        raise TypeError(f"the tests cannot hand a {type(value).__name__} to the program")

    def number_there(self, value: Any) -> int | None:
        """The number of an object of the program's."""
        if type(value) is Remote:
            return value._lintseq_number
        for number, kind in self._exceptions.items():
            if kind is value:
                return number
        return None

    def stand_in(self, letter: bytes, number: int) -> Any:
        """An object of the program's: always the same for the same."""
        if number in self._exceptions:
            return self._exceptions[number]
        return self._remotes.setdefault(number, Remote(self, number))

    def serve(self, operation: str, target: Any, arguments: Any, named: Any) -> Any:
        """Call a function, or take from an iterator, that a test handed over."""
        if operation == "call" and callable(target) and type(target) is not Remote:
            return target(*arguments, **named)
        if operation == "next" and isinstance(target, Iterator):
            return next(target)
        raise Malformed

    def take_changes(self, before: list[Any], after: list[Any]) -> None:
        """Make of the arguments what the program made of its copies."""
        for old, new in zip(before, after):
            bring_up_to_date(old, new)

    def fail(self, names: list[str], text: str, kind: Any) -> BaseException:
        """The exception that the program raised: a builtin one, or one of the program's names."""
        number = kind._lintseq_number if type(kind) is Remote else None
        error = _made(kind if isinstance(kind, type) else self.exception(number, names), text)
        self.raised.append(error)
        return error

    def exception(self, number: int | None, names: list[str]) -> type[BaseException]:
        """The class with these ancestors, itself the first; a builtin one has no ``number``."""
        base = next(filter(None, map(_builtin_exception, names)), Exception)
        if number is None:
            return base
        if number not in self._exceptions:
            self._exceptions[number] = type(names[0], (base,), {})
        return self._exceptions[number]

    def meet(self, names: list[str], modules: set[str]) -> dict[str, Any]:
        """What the program has under ``names``, and under no other; modules are the tests' own."""
        found = self.ask("names", None, *names)
        namespace: dict[str, Any] = {}
        for name in names:
            if name not in found:
                continue
            what, value, *more = found[name]
            if name in modules or (what == "module" and name in sys.stdlib_module_names):
                namespace[name] = __import__(name)
            elif what == "exception":
                namespace[name] = self.exception(value._lintseq_number, *more)
            else:
                namespace[name] = value
        return namespace


def _builtin_exception(name: str) -> type[BaseException] | None:
    found = vars(sys.modules["builtins"]).get(name)
    return found if isinstance(found, type) and issubclass(found, BaseException) else None


def _made(kind: type[BaseException], text: str) -> BaseException:
    try:
        return kind(text) if text else kind()
    except TypeError:
        # It needs more than a message.
        return next(base for base in kind.__mro__ if base in (ValueError, Exception))(text)


def serve_trials() -> NoReturn:
    """Take trials from standard input, one after another."""
    wire = take_the_pipes()
    wire.send(READY)
    while True:
        try:
            trial = Reader(wire.receive(), lambda letter, number: None).read()
        except Closed:
            os._exit(0)
        child = os.fork()
        if child == 0:
            _hold_trial(wire, *trial)
        _, status = os.waitpid(child, 0)
        wire.send(DONE + str(os.waitstatus_to_exitcode(status)).encode())


def _hold_trial(wire: Wire, seal: str, setup: str, tests: str, entry_point: str | None) -> NoReturn:
    side = TestsSide(TestsWire(*wire.ends))
    try:
        outcome, message = _fate(side, setup, tests, entry_point)
    except Closed:
        os._exit(0)
    writer = Writer(_refuse)
    writer.write((seal, outcome, message))
    wire.send(VERDICT + writer.written())
    os._exit(0)


def _failure(said: Any) -> Fate:
    """The failure that the program's end admits; its word is good for nothing else."""
    match said:
        case (str() as outcome, str() as message) if outcome in OWN_FAILURES:
            return outcome, message
    return "error", "the program's process sent what is no answer"


def _refuse(value: Any) -> NoReturn:
    raise TypeError(f"{type(value).__name__} in a verdict")


def _fate(side: TestsSide, setup: str, tests: str, entry_point: str | None) -> Fate:
    namespace: dict[str, Any] = {"__name__": "tests"}
    try:
        loaded = Reader(side.wire.receive(), side.stand_in).read()
        if loaded != ("loaded", ""):
            return _failure(loaded)
        namespace.update(side.meet(*foreign_names(setup, tests, entry_point=entry_point)))
        exec(compile(setup, "<setup>", "exec", dont_inherit=True), namespace)
        exec(compile(tests, "<tests>", "exec", dont_inherit=True), namespace)
    except ProgramEnded as error:
        return error.args[0], error.args[1]
    except Closed:
        raise
    except BaseException as error:
        return _blame(error, side, {"<setup>": setup, "<tests>": tests})
    return "passed", ""


def _blame(error: BaseException, side: TestsSide, sources: dict[str, str]) -> Fate:
    """The outcome that an exception means."""
    by_program = any(error is raised for raised in side.raised)
    if isinstance(error, MemoryError):
        return "memory", in_words(error)
    if isinstance(error, SystemExit) and by_program:
        return "exited", in_words(error)
    if isinstance(error, AssertionError) and not by_program:
        return "wrong-answer", ": ".join(filter(None, (_line(error, sources), message_of(error))))
    return "error", in_words(error)


def _line(error: BaseException, sources: dict[str, str]) -> str:
    """The line of the tests at which it was raised."""
    for frame in reversed(traceback.extract_tb(error.__traceback__)):
        if frame.filename in sources and frame.lineno:
            return sources[frame.filename].split("\n")[frame.lineno - 1].strip()
    return ""
