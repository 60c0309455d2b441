"""Runs rustc, and speaks with the linter: one line of JSON with a text, one with what rustc says.

Its argument is JSON: ``rustc``, the program; ``libraries``, the folder of its shared libraries;
``parser``, the option that has it parse alone; ``tool``, the words of the greeting.
"""

from __future__ import annotations

import json
import subprocess
import sys
from typing import Any

from .messages import Crash, errors, found, may_be_of_the_parser
from .texts import TooDeep, inward, refuse_too_deep

FLAGS = (
    *("--edition=2021", "--crate-type=lib", "--crate-name=program", "--error-format=json"),
    # Warnings are not asked for, and what is a warning by default is none by an attribute.
    *("--cap-lints=allow", "--emit=metadata=out", "-"),
)
PARSER = ("--edition=2021", "--error-format=json", "-")


class Checker:
    """What rustc finds in texts."""

    def __init__(self, program: str, libraries: str, parser: str) -> None:
        self._program, self._libraries, self._parser = program, libraries, parser

    def check(self, text: str) -> list[dict[str, Any]]:
        """The messages about ``text``."""
        refuse_too_deep(text)
        text = inward(text)
        said = errors(self._said(text, *FLAGS))
        if not any(map(may_be_of_the_parser, said)):
            return found(said, ())
        # Or of a macro, or of something else: that is for the parser to say, asked alone.
        return found(said, errors(self._said(text, self._parser, *PARSER, RUSTC_BOOTSTRAP="1")))

    def _said(self, text: str, *words: str, **more: str) -> str:
        done = subprocess.run(
            [self._program, *words],
            input=text.encode(),
            env={"LD_LIBRARY_PATH": self._libraries, **more},
            capture_output=True,
            check=False,
        )
        output = done.stderr.decode("utf-8", "replace")
        # 1 is for errors; 0 for none. Anything else is a compiler that fell over.
        if done.returncode not in (0, 1) or (done.returncode == 1 and not errors(output)):
            raise Crash(f"rustc ended with {done.returncode}: {output[-300:].strip()}")
        return output


def answer(checker: Checker, asked: dict[str, Any]) -> dict[str, Any]:
    """What to say to one request."""
    try:
        return {"id": asked["id"], "found": checker.check(asked["text"])}
    except TooDeep:
        words = "brackets, operators or branches go deeper than the compiler's stack"
        return {"id": asked["id"], "refused": "nesting", "message": words}
    # Whatever goes wrong is told, and is never 'no errors found'.
    except Exception as error:
        return {"id": asked["id"], "failed": f"{type(error).__name__}: {error}"}


def run() -> None:
    """Say hello, then answer until the input ends."""
    settings = json.loads(sys.argv[-1])
    checker = Checker(settings["rustc"], settings["libraries"], settings["parser"])
    print(json.dumps({"protocol": 1, "tool": settings["tool"]}), flush=True)
    for line in sys.stdin:
        print(json.dumps(answer(checker, json.loads(line))), flush=True)
