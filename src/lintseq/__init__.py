"""Finished programs in, verified sequences of error-free edits out.

Everything here is loaded when it is first asked for, so that ``import lintseq`` costs nothing.
"""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from lintseq.api import *  # noqa: F403

__version__ = "0.1.0"


def __getattr__(name: str) -> Any:
    api = importlib.import_module("lintseq.api")
    if name == "__all__":
        return [*api.__all__, "__version__"]
    if name in api.__all__:
        return getattr(api, name)
    raise AttributeError(f"module 'lintseq' has no attribute '{name}'")


def __dir__() -> list[str]:
    return [*importlib.import_module("lintseq.api").__all__, "__version__"]
