"""Where and how figures were measured: without it they mean nothing to anyone else."""

from __future__ import annotations

import datetime
import hashlib
import importlib.metadata
import os
import platform
import shlex
from collections.abc import Mapping, Sequence
from pathlib import Path


def provenance(
    module: str, arguments: Sequence[str], data: Sequence[Path], others: Mapping[str, str]
) -> str:
    """A Markdown list: the date, the command, the machine, the versions, the data.

    Args:
        module: the script, as ``python -m`` takes it.
        arguments: what it was called with.
        data: the files that it read.
        others: versions of tools outside this environment, by name.
    """
    versions = {"lintseq": "", "pyflakes": ""}
    versions = {name: importlib.metadata.version(name) for name in versions} | dict(others)
    lines = [
        f"measured on {datetime.date.today().isoformat()} by `{command(module, arguments)}`",
        f"machine: {cpu_model()}, {os.cpu_count()} cores, {platform.system()} {platform.machine()}",
        f"versions: Python {platform.python_version()}, "
        + ", ".join(f"{name} {version}" for name, version in versions.items()),
    ]
    lines += [f"data: {path.name}, SHA-256 {fingerprint(path)}" for path in data]
    return "\n".join(f"- {line}" for line in lines)


def command(module: str, arguments: Sequence[str]) -> str:
    """The command line, with absolute paths cut to their last part: the rest is one machine's."""
    shown = [Path(word).name if Path(word).is_absolute() else word for word in arguments]
    return shlex.join(["python", "-m", module, *shown])


def fingerprint(path: Path) -> str:
    """The first 16 digits of a file's SHA-256."""
    return hashlib.sha256(path.read_bytes()).hexdigest()[:16]


def cpu_model() -> str:
    """What the processor calls itself, as far as the system tells."""
    described = Path("/proc/cpuinfo")
    if described.is_file():
        for line in described.read_text("utf-8").splitlines():
            name, _, value = line.partition(":")
            if name.strip() == "model name":
                return value.strip()
    return platform.processor() or "an unnamed processor"
