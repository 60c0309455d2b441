"""Users for confined processes: why root becomes someone else.

The kernel's limit on processes counts those of one user and never holds root, not even root in a
user namespace of its own. So where we are root, a confined process becomes a user whom nobody else
is. Where we are not, it is the same user in a user namespace of its own, where it is counted alone.
"""

from __future__ import annotations

import itertools
import os
from contextlib import suppress
from pathlib import Path

FIRST = 0x60000000
"""Far above the users that systems and containers hand out."""
A_PROCESS = 512
"""So many users are one process's, in turn."""
_counter = itertools.count()


def is_real_root() -> bool:
    """Whether we are root, and of the whole machine, not of a user namespace."""
    if os.geteuid() != 0:
        return False
    try:
        first, outside, count = Path("/proc/self/uid_map").read_text("ascii").split()[:3]
    except (OSError, ValueError):
        return False
    return (int(first), int(outside)) == (0, 0) and int(count) >= 2**32 - 1


def user_of_its_own() -> int:
    """A number for a user that no other process has, not even a server that started long ago."""
    first = FIRST + os.getpid() % (1 << 22) * A_PROCESS
    taken = _users()
    turns = (first + next(_counter) % A_PROCESS for _ in range(A_PROCESS))
    return next((user for user in turns if user not in taken), first)


def _users() -> set[int]:
    """The users that have a process now, as far as it shows."""
    found: set[int] = set()
    with os.scandir("/proc") as entries:
        for entry in entries:
            if entry.name.isdecimal():
                with suppress(OSError):
                    found.add(entry.stat().st_uid)
    return found


def become_command(setpriv: str, user: int | None) -> list[str]:
    """What, before a command, lets it gain no privilege; as ``user``, if given, it has none."""
    person = [] if user is None else [f"--reuid={user}", f"--regid={user}", "--clear-groups"]
    powers = ["--inh-caps=-all", "--ambient-caps=-all", "--bounding-set=-all"]
    return [setpriv, *person, *(powers if user is not None else []), "--no-new-privs", "--"]
