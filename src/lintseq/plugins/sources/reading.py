"""Trouble with the file itself, rather than with what stands in it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from lintseq.core.errors import UsageError


@contextmanager
def reading(shown: str) -> Iterator[None]:
    """Turn what the system says against reading the file ``shown`` into a `UsageError`."""
    try:
        yield
    except OSError as error:
        raise UsageError(
            f"Cannot read '{shown}': {error.strerror or error}; {_remedy(error)}."
        ) from error


def _remedy(error: OSError) -> str:
    match error:
        case FileNotFoundError():
            return "check the path"
        case IsADirectoryError():
            return "name the files in it"
        case PermissionError():
            return "ask for permission to read it"
        case _:
            return "check the disk, or read a copy"
