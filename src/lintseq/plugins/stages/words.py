"""What the stages share: settings as words of a command, and schemas of common settings."""

from __future__ import annotations

import importlib.metadata
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from lintseq.core.stage import literal

SEED: Mapping[str, Any] = {
    "description": "Of the random source.",
    "type": "integer",
    "default": 0,
}
SET: Mapping[str, Any] = {
    "description": "Options by name, as with --set NAME=VALUE.",
    "type": "object",
    "additionalProperties": {"type": ["string", "number", "boolean"]},
    "default": {},
}


def options(settings: Mapping[str, Any], *names: str) -> list[str]:
    """The settings called ``names`` as options of a command; those without a value are left out."""
    words: list[str] = []
    for name in names:
        flag, value = f"--{name.replace('_', '-')}", settings[name]
        if value is True:
            words.append(flag)
        elif isinstance(value, Mapping):
            for key, inner in value.items():
                words += [flag, literal(f"{key}={shown(inner)}")]
        elif value is not None and value is not False:
            words += [flag, literal(shown(value))]
    return words


def section(properties: Mapping[str, Mapping[str, Any]], **more: Any) -> dict[str, Any]:
    """The schema of a section with these settings and no others."""
    return {
        "type": "object",
        "additionalProperties": False,
        "properties": dict(properties),
        **more,
    }


def maybe(kind: str, **more: Any) -> dict[str, Any]:
    """The schema of a setting that may be without a value."""
    return {"type": [kind, "null"], "default": None, **more}


def benchmark_files(benchmark: str | None) -> tuple[str, ...]:
    """The file that a benchmark is read from, if there is one."""
    _, _, where = (benchmark or "").partition(":")
    return (where,) if where and Path(where).is_absolute() else ()


def files(names: Iterable[str | None]) -> Sequence[str]:
    """Those that are named."""
    return tuple(name for name in names if name is not None)


def installed(*distributions: str) -> dict[str, str]:
    """The versions of those distributions that are installed."""
    found = {}
    for name in distributions:
        try:
            found[name] = importlib.metadata.version(name)
        except importlib.metadata.PackageNotFoundError:
            continue
    return found


def shown(value: object) -> str:
    """A setting's value as it is written on a command line."""
    return str(value).lower() if isinstance(value, bool) else str(value)
