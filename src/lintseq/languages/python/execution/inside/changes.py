"""Making arguments what a called function made of its copies of them."""

from __future__ import annotations

from typing import Any


def bring_up_to_date(old: Any, new: Any) -> Any:
    """``old``, with the content of ``new`` where it can change; else ``new``."""
    kind = type(old)
    if kind is not type(new) or old is new:
        return new
    if kind is tuple:
        parts = tuple(bring_up_to_date(*pair) for pair in zip(old, new)) + new[len(old) :]
        return old if all(map(_is, parts, old)) and len(parts) == len(old) else parts
    if kind is list:
        old[:] = [bring_up_to_date(*pair) for pair in zip(old, new)] + new[len(old) :]
        return old
    if isinstance(old, dict):
        merged = [(key, bring_up_to_date(old.get(key), value)) for key, value in new.items()]
        old.clear()
        # Not by update(): that of a Counter adds.
        for key, value in merged:
            old[key] = value
        return old
    if kind is bytearray:
        old[:] = new
        return old
    if isinstance(old, set):
        old.clear()
        old.update(new)
        return old
    return _of_a_queue(old, new)


def _of_a_queue(old: Any, new: Any) -> Any:
    if type(old).__name__ != "deque":
        return new
    old.clear()
    old.extend(new)
    return old


def _is(one: Any, other: Any) -> bool:
    return one is other
