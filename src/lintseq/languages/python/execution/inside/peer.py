"""One end of the conversation between the tests and the program.

An end asks the other to do something with an object that lives there: call it, get an attribute of
it. While it waits for the answer it does what it is asked itself: a program calls back functions
that a test gave it. Answers carry the number of their question, so a second answer, forged by a
forked child, is no answer.
"""

from __future__ import annotations

from typing import Any

from lintseq.languages.python.execution.inside.errors import describe
from lintseq.languages.python.execution.inside.values import Malformed, Reader, Writer
from lintseq.languages.python.execution.inside.wire import Wire

OURS = b"H"
"""The letter of a reference to what lives at the end that reads it."""


class Reference:
    """What it holds is sent as a reference, though it could be sent as a value."""

    def __init__(self, target: Any) -> None:
        self.target = target


class Peer:
    """One end of the conversation. Each of both ends is a subclass."""

    def __init__(self, wire: Wire) -> None:
        self.wire = wire
        self._asked = 0
        self._held: list[Any] = []
        self._numbers: dict[int, int] = {}

    def letter_for(self, value: Any) -> bytes:
        """The letter of a reference to ``value``, which lives here; raises if none may be given."""
        raise NotImplementedError

    def number_there(self, value: Any) -> int | None:
        """The number of ``value`` at the other end, if that is where it lives."""
        raise NotImplementedError

    def stand_in(self, letter: bytes, number: int) -> Any:
        """What stands here for an object that lives at the other end."""
        raise NotImplementedError

    def serve(self, operation: str, target: Any, arguments: Any, named: Any) -> Any:
        """Do what the other end asks."""
        raise NotImplementedError

    def fail(self, names: list[str], text: str, kind: Any) -> BaseException:
        """The exception to raise here for one that was raised at the other end."""
        raise NotImplementedError

    def ask(self, operation: str, target: Any, *arguments: Any, **named: Any) -> Any:
        """Have the other end do something with ``target``; the result, or the exception raised."""
        self._asked += 1
        number = self._asked
        self._send("ask", number, operation, target, list(arguments), named)
        while True:
            kind, answered, *content = self.read(self.wire.receive())
            if kind == "ask":
                self._answer(answered, content)
            elif answered != number:
                raise Malformed
            elif kind == "value":
                result, after = content
                if after is not None:
                    self.take_changes([list(arguments), named], after)
                return result
            else:
                raise self.fail(*content)

    def take_changes(self, before: list[Any], after: list[Any]) -> None:
        """Make of the arguments what the other end made of its copies."""

    def converse(self) -> None:
        """Do what the other end asks, until it is gone."""
        while True:
            kind, number, *content = self.read(self.wire.receive())
            if kind != "ask":
                raise Malformed
            self._answer(number, content)

    def read(self, message: bytes) -> Any:
        """The tuple that a message is."""
        reader = Reader(message, self._find)
        content = reader.read()
        if not reader.done or not isinstance(content, tuple) or len(content) < 2:
            raise Malformed
        return content

    def _answer(self, number: int, content: list[Any]) -> None:
        operation, target, arguments, named = content
        try:
            before = self._written((arguments, named), only_changeable=True)
            result = self.serve(operation, target, arguments, named)
            after = before and self._written((arguments, named))
            changes = [arguments, named] if before != after else None
            message = self._message("value", number, result, changes)
        # Whatever a program raises is the answer.
        except BaseException as error:
            message = self._message("raise", number, *describe(error))
        self.wire.send(message)

    def _send(self, *content: Any) -> None:
        self.wire.send(self._message(*content))

    def _message(self, *content: Any) -> bytes:
        return self._written(content) or b""

    def _written(self, content: Any, *, only_changeable: bool = False) -> bytes | None:
        writer = Writer(self._refer)
        writer.write(content)
        # The arguments are a list themselves, and a dictionary.
        return None if only_changeable and writer.changeable <= 2 else writer.written()

    def _refer(self, value: Any) -> tuple[bytes, int]:
        there = self.number_there(value)
        if there is not None:
            return OURS, there
        letter = self.letter_for(value)
        target = value.target if type(value) is Reference else value
        number = self._numbers.get(id(target))
        if number is None:
            number = self._numbers[id(target)] = len(self._held)
            self._held.append(target)
        return letter, number

    def _find(self, letter: bytes, number: int) -> Any:
        if letter != OURS:
            return self.stand_in(letter, number)
        if number >= len(self._held):
            raise Malformed
        return self._held[number]
