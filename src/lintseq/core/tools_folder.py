"""Lintseq's own folder on a machine: where ``lintseq setup`` puts the tools of languages."""

from __future__ import annotations

import os
from pathlib import Path

VARIABLE = "LINTSEQ_HOME"


def tools_folder() -> Path:
    """``$LINTSEQ_HOME``, or else ``lintseq`` in the user's cache folder. It need not exist."""
    chosen = os.environ.get(VARIABLE)
    if chosen:
        return Path(chosen).absolute()
    cache = os.environ.get("XDG_CACHE_HOME")
    # A relative one is to be ignored, says the XDG base directory specification.
    base = Path(cache) if cache and Path(cache).is_absolute() else Path.home() / ".cache"
    return base / "lintseq"
