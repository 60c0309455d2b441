"""One trial: the supervisor passes on what tests and program say, and hears the verdict."""

from __future__ import annotations

import secrets
import signal
import time

from lintseq.core.execution import OUTCOMES, Trial, Verdict
from lintseq.core.pipes import Gone, Late, TooMuch
from lintseq.core.sandbox import Ending, SandboxLimits
from lintseq.languages.python.execution.end import SHORT, End
from lintseq.languages.python.execution.inside.tests_side import DONE, TO_THE_PROGRAM, VERDICT
from lintseq.languages.python.execution.inside.values import Malformed, Reader, Writer
from lintseq.languages.python.execution.messages import Budget

GRACE = 5.0
"""Seconds that the tests' process has to clear up after a trial."""
ROOM = 1 << 12
"""Bytes of a verdict beyond what the program made large."""


class TestsLost(Exception):
    """The tests' process ended, or said what cannot be understood: no fault of the program's."""


class Conversation:
    """One trial. Nothing that the program's process says is read here, only passed on.

    Attributes:
        tests_are_busy: whether the tests' process is still at this trial, and so of no more use.
    """

    def __init__(self, program: End, tests: End, limits: SandboxLimits) -> None:
        self._program, self._tests, self._limits = program, tests, limits
        self._from_program = Budget(limits.output)
        self._deadline = time.monotonic() + limits.seconds
        self.tests_are_busy = False

    def hold(self, trial: Trial) -> Verdict:
        """The verdict over ``trial``."""
        seal = secrets.token_hex(16)
        self.tests_are_busy = True
        self._to_tests(_packed(seal, trial.setup, trial.tests, trial.entry_point))
        try:
            self._to_program(_packed(trial.setup, trial.program, self._limits.output))
            verdict = self._verdict(seal)
        except Late:
            return Verdict("timeout", f"no verdict within {self._limits.seconds:g} seconds")
        except TooMuch:
            return Verdict("output", f"the program sent more than {self._limits.output} bytes")
        except Gone:
            return _of_ending(self._program.close(SHORT))
        self._await_the_end()
        return verdict

    def _verdict(self, seal: str) -> Verdict:
        while True:
            self._pass_on()
            message = self._from_tests(self._deadline)
            if message[:1] == TO_THE_PROGRAM:
                self._to_program(message[1:])
            elif message[:1] == VERDICT:
                return _unsealed(message[1:], seal)
            else:
                self.tests_are_busy = False
                return Verdict("error", f"the tests' process ended with {message[1:].decode()}")

    def _pass_on(self) -> None:
        """Hand the program's next message to the tests."""
        self._to_tests(self._program.messages.receive(self._deadline, self._from_program))

    def _to_program(self, message: bytes) -> None:
        self._program.messages.send(message, self._deadline)

    def _to_tests(self, message: bytes) -> None:
        try:
            self._tests.messages.send(message, self._deadline)
        except Gone:
            raise TestsLost("The tests' process ended.") from None

    def _from_tests(self, deadline: float) -> bytes:
        try:
            # The tests are trusted not to flood us: what they send is what the program made.
            room = Budget(self._limits.output + ROOM)
            return self._tests.messages.receive(deadline, room)
        except Gone:
            raise TestsLost("The tests' process ended.") from None

    def _await_the_end(self) -> None:
        """Wait for the end of the tests' child, so that the next trial finds all quiet."""
        try:
            if self._from_tests(time.monotonic() + GRACE)[:1] == DONE:
                self.tests_are_busy = False
        except (Late, TooMuch, TestsLost):
            # It is ended by force and started anew; the verdict stands.
            pass


def _unsealed(content: bytes, seal: str) -> Verdict:
    try:
        sealed, outcome, message = Reader(content, _nothing).read()
    except (Malformed, ValueError, TypeError):
        raise TestsLost("The tests' process sent no verdict.") from None
    if sealed != seal or outcome not in OUTCOMES:
        raise TestsLost("The tests' process sent a verdict that is none.")
    return Verdict(outcome, message)


def _of_ending(ending: Ending) -> Verdict:
    """The verdict over a program whose process ended."""
    if ending.status == -signal.SIGXCPU:
        return Verdict("timeout", "the processor time ran out")
    if ending.status is None:
        return Verdict("exited", "the program's process closed its pipe")
    by = f"signal {-ending.status}" if ending.status < 0 else f"status {ending.status}"
    return Verdict("exited", f"the program's process ended with {by}")


def _packed(*content: str | int | None) -> bytes:
    writer = Writer(lambda value: (b"", 0))
    writer.write(content)
    return writer.written()


def _nothing(letter: bytes, number: int) -> None:
    raise Malformed
