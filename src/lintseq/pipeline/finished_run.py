"""A run that ended well: what its manifest says, or why there is nothing to rely on."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from lintseq.core.errors import UsageError
from lintseq.pipeline.manifest_file import manifest_in
from lintseq.pipeline.run_folder import MANIFEST, no_run_folder

COMPLETE = "complete"


def read_manifest(folder: Path) -> Mapping[str, Any]:
    """What the manifest of the run in ``folder`` says, its ``status`` at least.

    Raises:
        UsageError: there is none, or it is damaged.
    """
    if not (folder / MANIFEST).is_file():
        raise no_run_folder(folder)
    manifest = manifest_in(folder)
    if manifest is None:
        raise damaged(folder)
    return manifest


def finished_manifest(folder: Path) -> Mapping[str, Any]:
    """What the manifest of the run in ``folder`` says, if all of its rows are there.

    Raises:
        UsageError: the run did not end well, or has no manifest.
    """
    manifest = read_manifest(folder)
    if manifest["status"] != COMPLETE:
        raise UsageError(
            f"The run in '{folder}' is {manifest['status']}, not complete: go on with it by "
            f"'lintseq generate --resume {folder}', or name its shards instead."
        )
    return manifest


def damaged(folder: Path) -> UsageError:
    """What to say of a manifest that cannot be read."""
    return UsageError(f"'{folder / MANIFEST}' is damaged: it is not what lintseq wrote.")
