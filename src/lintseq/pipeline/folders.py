"""Folders that lintseq fills: one that holds anything else is never touched."""

from __future__ import annotations

from collections.abc import Set
from pathlib import Path

from lintseq.core.errors import UsageError

NEW_FOLDER = "name a folder that is none yet"


def names_in(folder: Path, own: Set[str], remedy: str = NEW_FOLDER) -> Set[str]:
    """What is in ``folder``, if there is one: some of what is called as in ``own``.

    Args:
        folder: it, or where it will be.
        own: the names of what may be in it.
        remedy: what to do where the folder is a file.

    Raises:
        UsageError: it is a file, or holds something else.
    """
    if folder.exists() and not folder.is_dir():
        raise UsageError(f"'{folder}' is a file: {remedy}.")
    present = {path.name for path in folder.iterdir()} if folder.exists() else set()
    strange = sorted(present - own)
    if strange:
        raise UsageError(
            f"The folder '{folder}' holds something else, '{strange[0]}': name another one."
        )
    return present
