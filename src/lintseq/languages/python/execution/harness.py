"""The modules of `inside`, compiled, with the few words that start them in a bare interpreter."""

from __future__ import annotations

import marshal
from functools import lru_cache
from pathlib import Path

PACKAGE = "lintseq.languages.python.execution.inside"
SHARED = ("containers", "values", "wire", "errors", "peer")
PROGRAM_SIDE = (*SHARED, "printing", "program_side")
TESTS_SIDE = (*SHARED, "changes", "names", "remote", "tests_side")
START = """
import sys
sys.path[:] = [path for path in sys.path if path]
import marshal
size = int.from_bytes(sys.stdin.buffer.raw.read(4), "big")
data = b""
while len(data) < size:
    part = sys.stdin.buffer.raw.read(size - len(data))
    if not part:
        sys.exit(1)
    data += part
modules, module, function = marshal.loads(data)
for name, code in modules:
    sys.modules[name] = type(sys)(name)
    exec(code, sys.modules[name].__dict__)
getattr(sys.modules[module], function)()
"""
"""Reads a harness from standard input and starts it. The current folder is no place for modules."""


def program_harness() -> bytes:
    """What `START` reads in the program's process."""
    return _harness(PROGRAM_SIDE, "serve_program")


def tests_harness() -> bytes:
    """What `START` reads in the tests' process."""
    return _harness(TESTS_SIDE, "serve_trials")


@lru_cache(maxsize=2)
def _harness(modules: tuple[str, ...], function: str) -> bytes:
    folder = Path(__file__).parent / "inside"
    compiled = [
        (f"{PACKAGE}.{name}", _compiled(folder / f"{name}.py", f"<{name}>")) for name in modules
    ]
    data = marshal.dumps((compiled, f"{PACKAGE}.{modules[-1]}", function))
    return len(data).to_bytes(4, "big") + data


def _compiled(path: Path, name: str) -> object:
    return compile(path.read_text("utf-8"), name, "exec", dont_inherit=True, optimize=2)
