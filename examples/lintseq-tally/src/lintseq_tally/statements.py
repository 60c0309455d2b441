"""What a line of tally says. A statement is a line, so this is all the grammar there is."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum

NAME = r"[a-z_][a-z0-9_]*"
SUM = rf"(?:{NAME}|[0-9]+)(?: [-+*] (?:{NAME}|[0-9]+))*"


class Kind(Enum):
    """What a line is for, with how it is written."""

    LET = rf"let (?P<defined>{NAME}) = (?P<used>{SUM})"
    PRINT = rf"print (?P<used>{SUM})"
    IF = rf"if (?P<used>{SUM} [<>] {SUM}) {{"
    END = r"}"
    TRIVIA = r"(?:#.*)?"


@dataclass(frozen=True, slots=True)
class Statement:
    """One line, understood.

    Attributes:
        kind: what it is for.
        defined: the name that it gives a value to.
        used: the names whose values it needs, each once, in order.
    """

    kind: Kind
    defined: str | None = None
    used: tuple[str, ...] = ()


def read_statement(line: str) -> Statement | None:
    """What ``line`` says; None if it is no tally."""
    for kind in Kind:
        match = re.fullmatch(kind.value, line.strip())
        if match:
            parts = match.groupdict()
            used = dict.fromkeys(re.findall(NAME, parts.get("used", "")))
            return Statement(kind, parts.get("defined"), tuple(used))
    return None
