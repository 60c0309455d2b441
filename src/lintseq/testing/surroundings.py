"""What a plugin shares with the process that runs it, and must leave as it was."""

from __future__ import annotations

import locale
import os
import random
import sys
import warnings
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Surroundings:
    """The state of the process, and the files in its current folder.

    Attributes:
        chance: the state of the global random source, hashed since it is long.
    """

    folder: Path
    files: tuple[str, ...]
    environment: Mapping[str, str]
    import_path: tuple[str, ...]
    recursion_limit: int
    locale: str
    warning_filters: int
    chance: int

    @classmethod
    def now(cls) -> Surroundings:
        """The surroundings at this moment."""
        folder = Path.cwd()
        return cls(
            folder=folder,
            files=tuple(sorted(path.name for path in folder.iterdir())),
            environment=dict(os.environ),
            import_path=tuple(sys.path),
            recursion_limit=sys.getrecursionlimit(),
            locale=locale.setlocale(locale.LC_ALL),
            warning_filters=len(warnings.filters),
            chance=hash(random.getstate()),
        )
