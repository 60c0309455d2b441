"""The folder of pictures: what is in it already stays, but for older pictures."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from lintseq.core.errors import UsageError


def refuse_pictures(folder: Path, *, overwrite: bool) -> None:
    """Raise a `UsageError` if pictures may not be put into ``folder``."""
    if folder.exists() and not folder.is_dir():
        raise UsageError(f"'{folder}' is a file: name a folder by --plots.")
    if not folder.resolve().parent.is_dir():
        raise UsageError(f"There is no folder '{folder.parent}' to put pictures into: make it.")
    present = sorted(path.name for path in folder.iterdir()) if folder.exists() else []
    if present and not overwrite:
        raise UsageError(
            f"The folder '{folder}' holds '{present[0]}': give --overwrite to put pictures beside "
            "it, in place of older ones, or name another."
        )


def write_pictures(folder: Path, pictures: Mapping[str, bytes]) -> None:
    """Put the pictures, by the names of their files, into ``folder``; each is whole or not there.

    Raises:
        UsageError: the disk is full, for example.
    """
    try:
        folder.mkdir(exist_ok=True)
        for name, content in pictures.items():
            hidden = folder / f".{name}.part"
            hidden.write_bytes(content)
            hidden.replace(folder / name)
    except OSError as error:
        raise UsageError(
            f"Cannot write '{folder}': {error.strerror}; make room, or name another place by "
            "--plots."
        ) from error
