"""What every confined process finds in its file system, apart from what its job calls readable."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path, PurePosixPath

WORKING_FOLDER = "/tmp"
LIBRARIES = ("/lib", "/lib32", "/lib64", "/usr/lib", "/usr/lib32", "/usr/lib64")
"""Where the system's shared libraries are."""
DEVICES = ("/dev/null", "/dev/urandom")
SMALLEST = 1 << 16
"""Bytes of the smallest file system."""


def mounted(paths: Sequence[str]) -> list[str]:
    """Those of ``paths`` that exist and do not lie in another of them."""
    present = [path for path in dict.fromkeys(paths) if Path(path).exists()]
    return [path for path in present if not _inside_another(path, present)]


def folders_above(paths: Sequence[str]) -> list[str]:
    """The folders in which ``paths`` lie, the outer ones first, without the root."""
    above = [folder for path in paths for folder in reversed(PurePosixPath(path).parents[:-1])]
    return [str(folder) for folder in dict.fromkeys(above)]


def _inside_another(path: str, others: Sequence[str]) -> bool:
    return any(str(folder) in others for folder in PurePosixPath(path).parents)
