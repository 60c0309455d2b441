"""What starts a server, and what it may use."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

MEBIBYTE = 1 << 20


@dataclass(frozen=True)
class Recipe:
    """How to start a server.

    Attributes:
        command: the program, as a whole path, and its arguments.
        readable: folders and files of the machine that the tool needs, read-only.
        files: what the private working folder, the current one, holds at the start, by name.
        environment: all environment variables.
        memory: bytes of address space for each process; runtimes that reserve much need much.
        processes: how many at once, threads included.
        file_size: bytes that it may write in its private folder.
        open_files: how many a process may have open; some runtimes do not start with few.
        opens_files: whether the text of a program can make the tool open other files. Such a tool
            is never run without a sandbox that hides the machine's files.
        start_seconds: how long it may take until it says hello.
        seconds: how long it may take for one text.
    """

    command: tuple[str, ...]
    readable: tuple[str, ...] = ()
    files: Mapping[str, bytes] = field(default_factory=dict)
    environment: Mapping[str, str] = field(default_factory=dict)
    memory: int = 4096 * MEBIBYTE
    processes: int = 64
    file_size: int = 64 * MEBIBYTE
    open_files: int = 64
    opens_files: bool = False
    start_seconds: float = 60.0
    seconds: float = 60.0
