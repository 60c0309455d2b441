"""What shellcheck says of a program. Runs inside the sandbox."""

from __future__ import annotations

import json
import re
import subprocess
from collections.abc import Sequence
from typing import Any

# No configuration; the language is Bash whatever the first line says; no file is followed.
ARGUMENTS = ("--norc", "--shell=bash", "--severity=style", "--format=json1", "-")
ENVIRONMENT = {"LC_ALL": "C.UTF-8"}
# A comment that tells shellcheck something; with a capital letter it tells nothing.
DIRECTIVE = re.compile(r"(#[ \t\u00a0]*)s(?=hellcheck(?:[ \t\u00a0]|$))", re.MULTILINE)

# Parsing stopped, or went on past what bash refuses (`&;`, `then;`, `else;`, `do;`).
REFUSED = {1045, 1051, 1052, 1053, 1059, 1070, 1072, 1088, 1089}
STOPPED = 1072
# Where the innermost construct begins that could not be parsed.
CONSTRUCT = 1073
# What is missing is its end, or its body: the construct is to blame, not the line that follows it.
UNFINISHED = {1044, 1046, 1048, 1049, 1050, 1055, 1056, 1057, 1058, 1060, 1061}
MISSING = re.compile(r"Expected|Missing|Here document")
SECONDS = 60


class Tool:
    """``program`` is the path of shellcheck."""

    def __init__(self, program: str) -> None:
        self._program = program

    def version(self) -> str:
        """Its version; that of the Haskell it is built with is a part of it."""
        for line in self._run(["--version"], "").stdout.decode().splitlines():
            if line.startswith("version: "):
                return f"shellcheck {line.removeprefix('version: ')}"
        raise RuntimeError("shellcheck does not say its version")

    def answer(self, text: str, language: str) -> dict[str, Any]:
        """What shellcheck says of ``text``, without what its comments say to shellcheck."""
        said = self._run(ARGUMENTS, DIRECTIVE.sub(r"\1S", text))
        if said.returncode not in (0, 1):
            words = said.stderr.decode("utf-8", "replace").strip()[-300:]
            raise RuntimeError(f"shellcheck ended with {said.returncode}: {words}")
        comments = json.loads(said.stdout)["comments"]
        cause = _cause(comments, text)
        return {"found": [_found(comment, cause) for comment in comments]}

    def _run(self, arguments: Sequence[str], text: str) -> subprocess.CompletedProcess[bytes]:
        return subprocess.run(
            [self._program, *arguments],
            input=text.encode(),
            env=ENVIRONMENT,
            capture_output=True,
            timeout=SECONDS,
            check=False,
        )


def _cause(comments: Sequence[dict[str, Any]], text: str) -> int | None:
    """The line to blame for that parsing stopped, if it is another than where it stopped."""
    by_code = {comment["code"]: comment for comment in comments}
    stopped, construct = by_code.get(STOPPED), by_code.get(CONSTRUCT)
    if stopped is None or construct is None:
        return None
    at_end = stopped["line"] > text.rstrip().count("\n") + 1
    if at_end or UNFINISHED & by_code.keys() or MISSING.match(stopped["message"]):
        return int(construct["line"])
    return None


def _found(comment: dict[str, Any], cause: int | None) -> dict[str, Any]:
    code = comment["code"]
    return {
        "line": comment["line"],
        "column": comment["column"],
        "code": f"SC{code}",
        "message": comment["message"],
        "severity": comment["level"] if comment["level"] in ("error", "warning") else "info",
        "syntax": code in REFUSED,
        "cause": cause if code == STOPPED else None,
    }
