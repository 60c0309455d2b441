"""Values of standard library classes that tests compare, as a name and plainer values.

No module is imported to write one: a value of a class exists only where its module does.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from typing import Any

CLASSES = {
    ("collections", "Counter"),
    ("collections", "OrderedDict"),
    ("collections", "defaultdict"),
    ("collections", "deque"),
    ("datetime", "date"),
    ("datetime", "datetime"),
    ("datetime", "time"),
    ("datetime", "timedelta"),
    ("datetime", "timezone"),
    ("decimal", "Decimal"),
    ("fractions", "Fraction"),
}
WAYS: dict[str, Callable[[Any], Any]] = {
    "Counter": lambda value: dict(value),
    "OrderedDict": lambda value: list(value.items()),
    "defaultdict": lambda value: (_builtin_or_none(value.default_factory), dict(value)),
    "deque": lambda value: (list(value), value.maxlen),
    "date": lambda value: (value.year, value.month, value.day),
    "datetime": lambda value: (
        *(value.year, value.month, value.day, value.hour, value.minute, value.second),
        *(value.microsecond, _fixed(value.tzinfo, value.utcoffset()), value.fold),
    ),
    "time": lambda value: (
        *(value.hour, value.minute, value.second, value.microsecond),
        *(_fixed(value.tzinfo, value.utcoffset()), value.fold),
    ),
    "timedelta": lambda value: (value.days, value.seconds, value.microseconds),
    "timezone": lambda value: (value.utcoffset(None),),
    "Decimal": lambda value: (str(value),),
    "Fraction": lambda value: (value.numerator, value.denominator),
}
NAMED_TUPLE = "namedtuple"
MODULES = {name: module for module, name in CLASSES}
"""In which module each class is."""


def pack_container(value: Any) -> tuple[str, Any] | None:
    """The name of its kind and what it is made of; None if it is of another kind."""
    for kind in type(value).__mro__:
        if (kind.__module__, kind.__name__) in CLASSES and _is_genuine(kind):
            return kind.__name__, WAYS[kind.__name__](value)
    fields = getattr(type(value), "_fields", None)
    if isinstance(value, tuple) and isinstance(fields, tuple) and len(fields) == len(value):
        return NAMED_TUPLE, (type(value).__name__, list(fields), list(tuple.__iter__(value)))
    return None


def unpack_container(name: str, content: Any) -> Any:
    """The value that `pack_container` took apart; a `ValueError` if there is no such thing."""
    if name == NAMED_TUPLE:
        from collections import namedtuple

        title, fields, values = content
        title = title if title.isidentifier() else NAMED_TUPLE
        return namedtuple(title, fields, rename=True)(*values)
    if name not in MODULES:
        raise ValueError(name)
    kind = getattr(__import__(MODULES[name]), name)
    if name in ("datetime", "time"):
        *parts, zone, fold = content
        return kind(*parts, zone, fold=fold)
    return kind(content) if name in ("Counter", "OrderedDict") else kind(*content)


def _is_genuine(kind: type) -> bool:
    """Whether it is what the standard library has under that name."""
    module = sys.modules.get(kind.__module__)
    return getattr(module, kind.__name__, None) is kind


def _builtin_or_none(factory: Any) -> Any:
    return factory if factory in (int, float, str, list, dict, set, tuple, bool) else None


def _fixed(zone: Any, offset: Any) -> Any:
    if zone is None:
        return None
    datetime = sys.modules["datetime"]
    return datetime.timezone(offset)
