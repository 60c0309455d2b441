"""What a JSON Schema says is wrong with a section, in words."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

from lintseq.core.errors import did_you_mean

if TYPE_CHECKING:
    from jsonschema.exceptions import ValidationError

_TYPES = {
    "object": "a section",
    "array": "a list",
    "string": "a text",
    "integer": "a whole number",
    "number": "a number",
    "boolean": "true or false",
    "null": "nothing",
}


def in_words(error: ValidationError) -> str:
    """What is wrong with one value, as a sentence."""
    word = _WORDS.get(str(error.validator))
    said = error.message if word is None else word(error.instance, error.validator_value)
    return said if said.endswith((".", "?")) else f"{said}."


def unknown_key(key: str, known: Mapping[str, Any]) -> str:
    """A key that nobody knows, with the nearest that is known."""
    return f"there is no '{key}' here: {did_you_mean(key, known)}"


def _type(value: Any, wanted: str | list[str]) -> str:
    kinds = [wanted] if isinstance(wanted, str) else wanted
    named = " or ".join(_TYPES[kind] for kind in kinds if kind != "null")
    return f"this is to be {named}, not {_shown(value)}"


def _choice(value: Any, choices: list[Any]) -> str:
    if isinstance(value, str):
        return f"this cannot be '{value}': {did_you_mean(value, map(str, choices))}"
    return f"this is to be one of {', '.join(map(str, choices))}, not {_shown(value)}"


def _shown(value: Any) -> str:
    if isinstance(value, str):
        return f"the text '{value}'"
    if isinstance(value, bool):
        return "true" if value else "false"
    if value is None:
        return "nothing"
    if isinstance(value, dict):
        return "a section"
    return "a list" if isinstance(value, list) else str(value)


_WORDS: Mapping[str, Callable[[Any, Any], str]] = {
    "type": _type,
    "enum": _choice,
    "minimum": lambda value, least: f"this is at least {least}, not {value}",
    "maximum": lambda value, most: f"this is at most {most}, not {value}",
    "exclusiveMinimum": lambda value, bound: f"this is more than {bound}, not {value}",
    "minItems": lambda value, least: f"this list has at least {least} entries",
    "minLength": lambda value, least: "this cannot be empty",
    "uniqueItems": lambda value, _: "an entry of this list stands there twice",
    "pattern": lambda value, _: f"'{value}' has characters that are not allowed here",
}
