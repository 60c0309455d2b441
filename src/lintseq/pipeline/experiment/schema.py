"""The JSON Schema of experiment files, put together from the stages'."""

from __future__ import annotations

import copy
from collections.abc import Sequence
from typing import Any

from lintseq.core.host import default_host
from lintseq.core.stage import Stage

DIALECT = "https://json-schema.org/draft/2020-12/schema"
QUICK = "quick"
NAME_PATTERN = "^[A-Za-z0-9][A-Za-z0-9._-]*$"


def line_of_stages() -> list[Stage]:
    """All stages that are installed, in the order in which they run."""
    return sorted(default_host().stages.things.values(), key=lambda stage: stage.order)


def experiment_schema(stages: Sequence[Stage]) -> dict[str, Any]:
    """The schema of a whole file: every section may be left out, and be empty."""
    sections = {stage.name: _section(stage) for stage in stages}
    return {
        "$schema": DIALECT,
        "title": "An experiment of lintseq",
        "type": "object",
        "required": ["name"],
        "additionalProperties": False,
        "properties": {
            "name": {
                "description": "Names the work folder: letters, digits, dots and hyphens.",
                "type": "string",
                "pattern": NAME_PATTERN,
            },
            "allow_code_execution": {
                "description": "Programs that a model wrote may be run, in a sandbox.",
                "type": "boolean",
                "default": False,
            },
            **sections,
            QUICK: {
                "description": "What is different with --quick.",
                "type": ["object", "null"],
                "additionalProperties": False,
                "properties": {name: _partial(section) for name, section in sections.items()},
            },
        },
    }


def _section(stage: Stage) -> dict[str, Any]:
    section = copy.deepcopy(dict(stage.schema))
    return {"description": stage.summary, **section, "type": ["object", "null"]}


def _partial(section: Any) -> Any:
    """The schema without what it requires, and without defaults: there are others to fill them."""
    if isinstance(section, list):
        return [_partial(item) for item in section]
    if not isinstance(section, dict):
        return section
    return {
        key: {name: _partial(value) for name, value in inner.items()}
        if key == "properties"
        else _partial(inner)
        for key, inner in section.items()
        if key not in ("required", "default")
    }
