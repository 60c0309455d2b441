"""Running programs against tests, and the verdicts: the supervisor's word, never the program's."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable, Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass
from types import MappingProxyType

from lintseq.core.sandbox import Sandbox, SandboxLimits

OUTCOMES: Mapping[str, str] = MappingProxyType(
    {
        "passed": "every test passed",
        "wrong-answer": "an assertion of the tests failed",
        "error": "the program, or a test because of it, raised an exception",
        "syntax": "the program cannot be compiled",
        "timeout": "the time limit ran out",
        "memory": "the memory limit was reached",
        "output": "the program wrote more than the output limit",
        "exited": "the program's process ended before the tests had",
        "no-program": "there is nothing to run: the sample gave no program",
        "sandbox-failed": "the sandbox failed, again when tried anew: this says nothing of the "
        "program, and is counted apart",
    }
)
"""Every outcome of running a program against its tests, with what it means."""

PASSED = "passed"
SANDBOX_FAILED = "sandbox-failed"


@dataclass(frozen=True, slots=True)
class Trial:
    """One program, and the tests that it is to pass.

    Attributes:
        program: the whole program.
        tests: source, in the program's language, that calls the program and checks the answers.
        setup: source that program and tests both come after: imports, for example.
        entry_point: the name that the tests call, where they call just one.
    """

    program: str
    tests: str
    setup: str = ""
    entry_point: str | None = None


@dataclass(frozen=True, slots=True)
class Verdict:
    """What running a program against its tests gave.

    Attributes:
        outcome: a word from `OUTCOMES`.
        message: more, for people: the failed assertion, the exception.
        seconds: on the wall clock.
    """

    outcome: str
    message: str = ""
    seconds: float = 0.0

    @property
    def passed(self) -> bool:
        """Whether every test passed."""
        return self.outcome == PASSED


class Runner(AbstractContextManager["Runner"], ABC):
    """Runs programs of one language against tests, each confined. A context that is closed."""

    @abstractmethod
    def judge(self, trial: Trial) -> Verdict:
        """Run ``trial``. No program makes this raise, hang, or return ``passed`` by itself."""

    def close(self) -> None:
        """End what is kept running between trials."""

    def __exit__(self, *error: object) -> None:
        self.close()


RunnerFactory = Callable[[Sandbox, SandboxLimits], Runner]
"""What a language supplies so that programs in it can be run."""
