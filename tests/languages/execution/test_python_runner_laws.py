"""The Python runner keeps the laws."""

from __future__ import annotations

from typing import ClassVar

from lintseq.core.execution import Trial
from lintseq.languages.python import python_runner
from lintseq.plugins.sandboxes.bubblewrap.sandbox import Bubblewrap
from lintseq.testing import RunnerConformance

TESTS = "assert f(2) == 3\n"


class TestPythonRunner(RunnerConformance):
    factory = staticmethod(python_runner)
    sandbox = Bubblewrap()
    trials: ClassVar[dict[str, Trial]] = {
        "passed": Trial("def f(x):\n    return x + 1\n", TESTS),
        "wrong-answer": Trial("def f(x):\n    return {x, 'a', 'b'}\n", "assert not f(2), f(2)\n"),
        "error": Trial("def f(x):\n    return 1 / 0\n", TESTS),
        "syntax": Trial("def f(x:\n", TESTS),
        "timeout": Trial("while True:\n    pass\n", TESTS),
        "memory": Trial("def f(x):\n    return bytearray(1 << 40)\n", TESTS),
        "output": Trial("while True:\n    print('x' * 1000)\n", TESTS),
        "exited": Trial("import os\nos._exit(0)\n", TESTS),
    }
