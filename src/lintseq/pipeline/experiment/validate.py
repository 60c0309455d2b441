"""Checks a value against the schema, and finds the place of everything that is wrong with it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path as FilePath
from typing import TYPE_CHECKING, Any

from lintseq.core.errors import ToolError, UsageError
from lintseq.pipeline.experiment.faults import Fault, Path, shown_path
from lintseq.pipeline.experiment.names import settled_name
from lintseq.pipeline.experiment.words import in_words, unknown_key
from lintseq.pipeline.experiment.yaml_text import YamlText

if TYPE_CHECKING:
    from jsonschema.exceptions import ValidationError

Keyword = Callable[[Any, Any, Any, Any], "Iterator[ValidationError]"]
KEYS_TO_BLAME = ("additionalProperties", "required")
"""Where these complain, it is a key that is shown, not what it stands for."""


def find_faults(read: YamlText, schema: Mapping[str, Any], folder: FilePath) -> list[Fault]:
    """Everything that is wrong with what was read; names are looked for from ``folder``."""
    try:
        import jsonschema
    except ImportError:
        raise ToolError(
            "Checking an experiment needs jsonschema: install it by: pip install 'lintseq[run]'."
        ) from None
    base = jsonschema.Draft202012Validator
    # YAML tells 20 from 20.0, and so do the commands.
    types = base.TYPE_CHECKER.redefine(
        "integer", lambda _, value: isinstance(value, int) and not isinstance(value, bool)
    )
    ours = {"format": _format(folder), "required": _required, "additionalProperties": _known}
    extend: Any = jsonschema.validators.extend
    checker = extend(base, ours, type_checker=types)
    return [_fault(read, error) for error in checker(schema).iter_errors(read.value)]


def _fault(read: YamlText, error: ValidationError) -> Fault:
    path: Path = tuple(error.absolute_path)
    keyed = error.validator in KEYS_TO_BLAME and path in read.keys
    line, column = (read.keys if keyed else read.values).get(path, (1, 1))
    name = f"{shown_path(path)}: " if path else ""
    return Fault(line, column, f"{name}{in_words(error)}")


def _known(validator: Any, allowed: Any, value: Any, schema: Any) -> Iterator[ValidationError]:
    from jsonschema.exceptions import ValidationError

    known = schema.get("properties", {})
    if validator.is_type(value, "object") and allowed is False:
        for key in [key for key in value if key not in known]:
            yield ValidationError(unknown_key(key, known), path=[key])
    elif validator.is_type(value, "object") and isinstance(allowed, dict):
        for key in [key for key in value if key not in known]:
            yield from validator.descend(value[key], allowed, path=key)


def _required(validator: Any, names: Any, value: Any, schema: Any) -> Iterator[ValidationError]:
    from jsonschema.exceptions import ValidationError

    if validator.is_type(value, "object"):
        missing = [name for name in names if name not in value]
        if missing:
            yield ValidationError(f"this lacks {' and '.join(map(repr, missing))}")


def _format(folder: FilePath) -> Keyword:
    from jsonschema.exceptions import ValidationError

    def check(validator: Any, kind: str, value: object, schema: Any) -> Iterator[ValidationError]:
        if isinstance(value, str):
            try:
                settled_name(kind, value, folder)
            except UsageError as error:
                yield ValidationError(str(error))

    return check
