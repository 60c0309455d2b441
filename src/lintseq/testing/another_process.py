"""Calls in a fresh process, where strings hash otherwise: as on another machine."""

from __future__ import annotations

import os
import pickle
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import ParamSpec, TypeVar

ParamsT = ParamSpec("ParamsT")
ResultT = TypeVar("ResultT")

_CALL = """
import pickle, sys
sys.path[:] = pickle.load(sys.stdin.buffer)
function, args, kwargs = pickle.load(sys.stdin.buffer)
result = function(*args, **kwargs)
with open(sys.argv[1], "wb") as file:
    pickle.dump(result, file)
"""


def in_another_process(
    function: Callable[ParamsT, ResultT], *args: ParamsT.args, **kwargs: ParamsT.kwargs
) -> ResultT:
    """What ``function`` returns there; it, its arguments and its result are pickled."""
    # The path comes first, as what follows may need it to be unpickled.
    call = pickle.dumps(sys.path) + pickle.dumps((function, args, kwargs))
    other_seed = "2" if os.environ.get("PYTHONHASHSEED") == "1" else "1"
    with tempfile.TemporaryDirectory() as folder:
        answer = Path(folder, "answer")
        finished = subprocess.run(
            [sys.executable, "-c", _CALL, str(answer)],
            input=call,
            env={**os.environ, "PYTHONHASHSEED": other_seed},
            capture_output=True,
            check=False,
        )
        assert finished.returncode == 0, finished.stderr.decode(errors="replace")
        result: ResultT = pickle.loads(answer.read_bytes())
    return result
