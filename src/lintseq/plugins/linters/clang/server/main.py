"""Speaks with the linter: one line of JSON with a text, one line with what clang says of it.

Its argument is JSON: ``packages``, the folder in which the package `clang` is; ``tool``, the words
of the greeting; the ``language``; the ``folders`` of its headers, and the names of those
``headers`` that are to be found there.
"""

from __future__ import annotations

import json
import sys
import threading
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from .brackets import blame_right_lines
from .messages import messages
from .texts import (
    LEADING_OUT,
    TooDeep,
    kept_back,
    refuse_too_deep,
    without_quiet_lines,
    without_switches,
)
from .units import Units

NOTHING = '#include "a file of the machine"'
STACK = 1 << 30
TOO_DEEP = "parse.bracket-nesting-level-exceeded"


class Checker:
    """What clang finds in texts of one language."""

    def __init__(self, units: Units, folders: Sequence[str]) -> None:
        self._units = units
        self._folders = tuple(f"{folder}/" for folder in folders)

    def check(self, text: str) -> list[dict[str, Any]]:
        """The messages about ``text``."""
        refuse_too_deep(text)
        head, body, removed = without_quiet_lines(without_switches(text))
        # Clang names each file once, where it came in first.
        while LEADING_OUT.search(head + body) and (lines := self._foreign(head + body)):
            head, body = with_nothing_at(head, body, lines)
        unit = self._units.parse(head, body)
        told = messages(unit, lambda: self._units.headers(head + body))
        blame_right_lines(told, head + body)
        if any(each["code"].startswith(TOO_DEEP) for each in told):
            raise TooDeep
        for each in told:
            each["line"] += kept_back(each["line"], removed)
            if each["cause"] is not None:
                each["cause"] += kept_back(each["cause"], removed)
        return told

    def _foreign(self, text: str) -> list[int]:
        """The lines that include what is no header of ours."""
        return [
            each.line
            for each in self._units.headers(text)
            if each.direct and (not each.name.startswith(self._folders) or "/../" in each.name)
        ]


def with_nothing_at(head: str, body: str, lines: Sequence[int]) -> tuple[str, str]:
    """Head and body with an include of nothing at each of the ``lines``."""
    all_lines = (head + body).split("\n")
    for line in lines:
        all_lines[line - 1] = NOTHING
    count = head.count("\n")
    return "".join(f"{line}\n" for line in all_lines[:count]), "\n".join(all_lines[count:])


def shelter(folders: Sequence[str], names: Sequence[str]) -> list[str]:
    """Folders with what is in ``folders``; of those of C only the headers called ``names``."""
    made: list[str] = []
    for folder in map(Path, folders):
        if "c++" in folder.parts:
            made.append(str(folder))
            continue
        links = Path("headers", str(len(made)))
        links.mkdir(parents=True)
        for name in names:
            if (folder / name).exists():
                (links / name).symlink_to(folder / name)
        # As clang names what it included.
        made.append(str(links.absolute()))
    return made


def answer(checker: Checker, asked: dict[str, Any]) -> dict[str, Any]:
    """What to say to one request."""
    try:
        return {"id": asked["id"], "found": checker.check(asked["text"])}
    except TooDeep:
        words = "brackets, operators or branches go deeper than clang's stack"
        return {"id": asked["id"], "refused": "nesting", "message": words}
    # Whatever goes wrong is told, and is never 'no errors found'.
    except Exception as error:
        return {"id": asked["id"], "failed": f"{type(error).__name__}: {error}"}


def serve() -> None:
    """Say hello, then answer until the input ends."""
    settings = json.loads(sys.argv[-1])
    sys.path.append(settings["packages"])
    from clang import cindex

    language = settings["language"]
    folders = shelter(settings["folders"], settings["headers"])
    # A preamble is made only of a file that is there.
    Path(language).mkdir()
    Path(language, f"main.{language}").touch()
    checker = Checker(Units(cindex, language, folders), folders)
    print(json.dumps({"protocol": 1, "tool": settings["tool"]}), flush=True)
    for line in sys.stdin:
        print(json.dumps(answer(checker, json.loads(line))), flush=True)


def run() -> None:
    """Serve, on a thread with stack enough."""
    threading.stack_size(STACK)
    thread = threading.Thread(target=serve)
    thread.start()
    thread.join()
