"""A linter whose server does what the text tells it to: also what no server should."""

from __future__ import annotations

from typing import ClassVar

from lintseq.core.diagnostics import Level, Levels
from lintseq.core.interpreter import base_interpreter
from lintseq.core.linter import Tier
from lintseq.plugins.linters.server.linter import ServerLinter
from lintseq.plugins.linters.server.recipe import Recipe

SERVER = r"""
import json, os, sys, time
print(json.dumps({"protocol": 1, "tool": "odd 1.0"}), flush=True)
counted = 0
for line in sys.stdin:
    asked = json.loads(line)
    word, _, rest = asked["text"].partition(" ")
    answer = {"id": asked["id"]}
    counted += 1
    if word == "die":
        os._exit(int(rest))
    elif word == "kill":
        os.kill(os.getpid(), 9)
    elif word == "crash":
        raise ValueError(rest)
    elif word == "hang":
        time.sleep(60)
    elif word == "say":
        print(rest, flush=True)
        continue
    elif word == "flood":
        while True:
            sys.stdout.write("x" * 65536)
    elif word == "eat":
        eaten = bytearray(1 << 30)
    elif word == "refuse":
        answer.update(refused=rest, message="because")
    elif word == "fail":
        answer.update(failed=rest)
    elif word == "peek":
        seen = str(os.path.exists(rest))
        answer["found"] = [{"code": "seen", "severity": "error", "message": seen}]
    elif word == "environment":
        names = ",".join(sorted(os.environ))
        answer["found"] = [{"code": "seen", "severity": "error", "message": names}]
    elif word == "write":
        open("note", "w").write(rest)
        answer["found"] = []
    else:
        answer["found"] = [
            {"line": 1, "column": 2, "code": "odd", "severity": "error",
             "message": f"{asked['language']} {len(asked['text'])} {counted}"}
        ]
    print(json.dumps(answer), flush=True)
"""


class OddLinter(ServerLinter):
    """Of languages ``odd`` and ``strange``."""

    name = "odd-linter"
    summary = "does what it is told"
    languages: ClassVar[frozenset[str]] = frozenset({"odd", "strange"})
    tier: ClassVar[Tier] = "grammar"
    levels: ClassVar[Levels] = {"default": Level("all", frozenset({"odd"}))}
    install = "install-odd"
    source: ClassVar[str] = SERVER
    seconds: ClassVar[float] = 30.0

    def recipe(self) -> Recipe:
        """A bare Python that runs the server."""
        interpreter = base_interpreter()
        return Recipe(
            interpreter.command(self.source),
            interpreter.readable,
            environment={"PYTHONHASHSEED": "0"},
            memory=1 << 29,
            start_seconds=30.0,
            seconds=self.seconds,
        )
