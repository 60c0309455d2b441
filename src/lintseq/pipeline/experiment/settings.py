"""Settings resolved: overrides merged in, defaults filled in, names settled."""

from __future__ import annotations

import copy
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from lintseq.pipeline.experiment.names import settled_name


def overridden(base: Mapping[str, Any], by: Mapping[str, Any]) -> dict[str, Any]:
    """``base`` with what stands in ``by`` instead: sections are merged, all else is replaced."""
    merged = dict(base)
    for key, value in by.items():
        old = merged.get(key)
        both = isinstance(old, Mapping) and isinstance(value, Mapping)
        merged[key] = overridden(old or {}, value) if both else value
    return merged


def filled(value: Any, schema: Mapping[str, Any], folder: Path) -> Any:
    """``value``, which the schema allows, with all defaults; paths are taken from ``folder``."""
    if isinstance(value, Mapping):
        return _filled_section(value, schema, folder)
    if isinstance(value, list):
        return [filled(item, schema.get("items", {}), folder) for item in value]
    if isinstance(value, str) and "format" in schema:
        return settled_name(schema["format"], value, folder)
    return value


def _filled_section(
    value: Mapping[str, Any], schema: Mapping[str, Any], folder: Path
) -> dict[str, Any]:
    known = schema.get("properties", {})
    complete = {}
    for name, inner in known.items():
        if name in value:
            complete[name] = filled(value[name], inner, folder)
        elif "default" in inner:
            complete[name] = filled(copy.deepcopy(inner["default"]), inner, folder)
    rest = {name: item for name, item in value.items() if name not in known}
    return {**complete, **rest}
