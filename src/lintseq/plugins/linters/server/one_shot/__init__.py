"""Servers for tools that have no form that stays: one process a text, in a sandbox that stays.

Such a server is a Python program of two files: `serve`, which speaks the protocol, and the linter's
own ``tool.py`` with a class ``Tool``. It is made with the whole path of the tool's program, and has
``version() -> str`` and ``answer(text, language) -> dict``: what an answer holds but its number.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from lintseq.core.interpreter import base_interpreter
from lintseq.plugins.linters.server.recipe import Recipe

_SERVE = Path(__file__).with_name("serve.py")


def one_shot_recipe(tool: Path, program: str, readable: Sequence[str] = ()) -> Recipe:
    """What starts the server of the class ``Tool`` in the file ``tool``.

    ``readable`` is what ``program`` needs beside itself.
    """
    python = base_interpreter()
    source = f"import serve, tool; serve.serve(tool.Tool({program!r}))"
    return Recipe(
        python.command(source),
        readable=(*python.readable, program, *readable),
        files={"serve.py": _SERVE.read_bytes(), "tool.py": tool.read_bytes()},
    )
