"""Values inside columns, by name: ``meta.code``, ``messages.0.content``."""

from __future__ import annotations

import difflib
from collections.abc import Collection, Iterator, Mapping
from typing import Any

Key = str | int
Path = tuple[Key, ...]
"""How to get from a row to a value: a column, then keys of objects and indices of arrays."""

_GONE = object()


def locate(columns: Mapping[str, object], name: str) -> Path | None:
    """Where a row has what ``name`` names; None if it has no such thing.

    A column that is called so comes first; then dots lead into objects by key and into arrays by
    index, from 0 or, with a minus, from the end.
    """
    if name in columns:
        return (name,)
    path: list[Key] = []
    value: Any = columns
    for part in name.split("."):
        key = _key(value, part)
        if key is None:
            return None
        path.append(key)
        value = value[key]
    return tuple(path)


def _key(value: object, part: str) -> Key | None:
    if isinstance(value, Mapping):
        return part if part in value else None
    if isinstance(value, list) and part.removeprefix("-").isdecimal():
        index = int(part) % len(value) if value and part.startswith("-") else int(part)
        return index if abs(int(part)) <= len(value) and index < len(value) else None
    return None


def value_at(columns: Mapping[str, object], path: Path) -> Any:
    """What stands at a path that `locate` gave for this row."""
    value: Any = columns
    for key in path:
        value = value[key]
    return value


def without(columns: Mapping[str, object], paths: Collection[Path]) -> dict[str, object]:
    """A row without what stands at the paths; objects and arrays that this empties go with it."""
    left = _without(columns, paths)
    return left if isinstance(left, dict) else {}


def _without(value: Any, paths: Collection[Path]) -> object:
    if () in paths:
        return _GONE
    if not paths:
        return value
    pairs = value.items() if isinstance(value, Mapping) else enumerate(value)
    left = [
        (key, kept)
        for key, inner in pairs
        if (kept := _without(inner, [path[1:] for path in paths if path[0] == key])) is not _GONE
    ]
    if not left:
        return _GONE
    return dict(left) if isinstance(value, Mapping) else [kept for _, kept in left]


def hint(columns: Mapping[str, object], name: str) -> str:
    """The nearest name that the row has, as an insertion for a message; nothing if none is near."""
    near = difflib.get_close_matches(name, list(_names(columns)), n=1)
    return f" (did you mean '{near[0]}'?)" if near else ""


def _names(columns: Mapping[str, object]) -> Iterator[str]:
    for name, value in columns.items():
        yield name
        if isinstance(value, Mapping):
            yield from (f"{name}.{inner}" for inner in value)
