"""The manifest of a run, read where it lies; what to say of a damaged one is for who needs it."""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping
from pathlib import Path
from typing import Any

from lintseq.pipeline.run_folder import MANIFEST


def manifest_in(folder: Path, needed: Collection[str] = ()) -> Mapping[str, Any] | None:
    """What the manifest in ``folder`` says, its ``status`` at least, and what is ``needed``.

    Returns:
        None if it is damaged, or does not say all that.

    Raises:
        OSError: there is none, or it cannot be read.
    """
    said = (folder / MANIFEST).read_bytes()
    try:
        manifest = json.loads(said)
    except (ValueError, RecursionError):
        return None
    if not isinstance(manifest, dict) or not manifest.keys() >= {*needed}:
        return None
    return manifest if isinstance(manifest.get("status"), str) else None
