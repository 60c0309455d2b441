"""The folder of a report: written beside its place under a hidden name, then put there as a whole.

::

    report/
      index.html      the page
      report.json     everything behind it
      curves/*.svg    the curves, each a file of its own
"""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Mapping
from pathlib import Path

from lintseq.core.errors import UsageError
from lintseq.pipeline.folders import names_in

PAGE = "index.html"
DOCUMENT = "report.json"
CURVES = "curves"
OWN = {PAGE, DOCUMENT, CURVES}
"""What is in the folder of a report: one that holds anything else is never replaced."""


def made_from(folder: Path) -> str | None:
    """The hash of what the report in ``folder`` was made from; None if there is no whole report."""
    try:
        found = json.loads((folder / DOCUMENT).read_bytes())
    except (OSError, ValueError, RecursionError):
        return None
    value = found.get("made_from") if isinstance(found, dict) else None
    return value if isinstance(value, str) and (folder / PAGE).is_file() else None


def check_place(folder: Path, *, replace: bool) -> None:
    """Raise a `UsageError` unless a report may be put at ``folder``."""
    present = names_in(folder, OWN, "name a folder by --out")
    if not folder.resolve().parent.is_dir():
        raise UsageError(f"There is no folder '{folder.parent}' to put the report into: make it.")
    if present and not replace:
        raise UsageError(
            f"'{folder}' holds a report: give --overwrite to replace it, or another name."
        )


def write_folder(folder: Path, files: Mapping[str, str]) -> None:
    """Put ``files``, texts by their paths in the folder, at ``folder``, all of them or none.

    Raises:
        UsageError: the disk is full, for example; what was there before is still there.
    """
    place = folder.resolve()
    hidden = place.with_name(f".{place.name}.part")
    former = place.with_name(f".{place.name}.former")
    try:
        for left_over in (hidden, former):
            shutil.rmtree(left_over, ignore_errors=True)
        for name, text in files.items():
            _write(hidden / name, text)
        if place.exists():
            place.rename(former)
        hidden.rename(place)
        shutil.rmtree(former, ignore_errors=True)
    except OSError as error:
        raise UsageError(
            f"Cannot write '{folder}': {error.strerror}; make room, or name another place by --out."
        ) from error


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("w", encoding="utf-8", newline="\n") as stream:
        stream.write(text)
        stream.flush()
        os.fsync(stream.fileno())
