"""YAML as experiments use it: plain values, and the line and column of each.

It is read by the rules of YAML 1.2 for plain values, so that ``no`` is a word and ``4e-3`` a
number, as editors with a JSON Schema take them too. Tags, anchors and repeated keys are refused:
nothing in a file can make objects, grow, or be silently overwritten.
"""

from __future__ import annotations

import math
import re
from dataclasses import dataclass, field
from typing import Any

import yaml

from lintseq.pipeline.experiment.faults import ExperimentFaults, Fault, Path, shown_path

DEPTH = 20
"""So many levels a file may be deep."""
BYTES = 1 << 20
"""So long a file may be."""
_DIGITS = 300
"""So many digits a number may have."""


@dataclass
class YamlText:
    """A file that was read.

    Attributes:
        value: what stands in it.
        values: line and column of each value, by its path.
        keys: line and column of each key, by the path of its value.
    """

    value: Any
    values: dict[Path, tuple[int, int]] = field(default_factory=dict)
    keys: dict[Path, tuple[int, int]] = field(default_factory=dict)


class _Loader(yaml.SafeLoader):
    """Knows plain values by the core schema of YAML 1.2."""

    yaml_implicit_resolvers: dict[str, Any] = {}  # noqa: RUF012


for _tag, _pattern, _first in (
    ("null", r"~|null|Null|NULL|", ["~", "n", "N", ""]),
    ("bool", r"true|True|TRUE|false|False|FALSE", list("tTfF")),
    ("int", r"[-+]?[0-9]+", list("-+0123456789")),
    ("float", r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?", list("-+.0123456789")),
):
    _Loader.add_implicit_resolver(
        f"tag:yaml.org,2002:{_tag}", re.compile(rf"(?:{_pattern})\Z"), _first
    )


def read_yaml(text: str, shown: str) -> YamlText:
    """The one document in ``text``; ``shown`` is what messages call it.

    Raises:
        ExperimentFaults: it is no YAML, or has what is refused.
    """
    try:
        _refuse_tricks(text, shown)
        node = yaml.compose(text, Loader=_Loader)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        at = (1, 1) if mark is None else (mark.line + 1, mark.column + 1)
        said = ", ".join(words for words in (error.context, error.problem) if words)
        raise ExperimentFaults(shown, [Fault(*at, f"this is no YAML: {said}.")]) from None
    except yaml.YAMLError as error:
        said = str(error).split("\n")[0]
        raise ExperimentFaults(shown, [Fault(1, 1, f"this is no YAML: {said}.")]) from None
    reading = _Reading(YamlText(None))
    if node is not None:
        reading.read.value = reading.value(node, ())
    if reading.faults:
        raise ExperimentFaults(shown, reading.faults)
    return reading.read


def _refuse_tricks(text: str, shown: str) -> None:
    """Refuse, before anything is built, what could grow, nest without end, or make objects."""
    depth = 0
    for event in yaml.parse(text, Loader=_Loader):
        at = _place(event)
        if isinstance(event, yaml.CollectionStartEvent):
            depth += 1
        elif isinstance(event, yaml.CollectionEndEvent):
            depth -= 1
        if depth > DEPTH:
            words = f"this is more than {DEPTH} levels deep: an experiment needs fewer."
            raise ExperimentFaults(shown, [Fault(*at, words)])
        for refused in ("anchor", "tag"):
            if getattr(event, refused, None) is not None:
                words = f"YAML's {refused}s are not read: write a plain value."
                raise ExperimentFaults(shown, [Fault(*at, words)])


class _Reading:
    """Turns nodes into values, and notes places and faults on the way."""

    def __init__(self, read: YamlText) -> None:
        self.read = read
        self.faults: list[Fault] = []

    def value(self, node: yaml.Node, path: Path) -> Any:
        self.read.values[path] = _place(node)
        if isinstance(node, yaml.MappingNode):
            return self._mapping(node, path)
        if isinstance(node, yaml.SequenceNode):
            return [self.value(item, (*path, n)) for n, item in enumerate(node.value)]
        return self._scalar(node, path)

    def _mapping(self, node: yaml.MappingNode, path: Path) -> dict[str, Any]:
        found: dict[str, Any] = {}
        for key_node, value_node in node.value:
            key = key_node.value
            if not isinstance(key_node, yaml.ScalarNode) or not isinstance(key, str):
                self._fault(key_node, path, "a key is a word")
                continue
            here = (*path, key)
            if key in found:
                line = self.read.keys[here][0]
                self._fault(key_node, here, f"this stands in line {line} already: remove one")
                continue
            self.read.keys[here] = _place(key_node)
            self._refuse_odd(key_node, here)
            found[key] = self.value(value_node, here)
        return found

    def _scalar(self, node: yaml.Node, path: Path) -> str | int | float | bool | None:
        kind, text = node.tag.removeprefix("tag:yaml.org,2002:"), node.value
        if kind == "str":
            self._refuse_odd(node, path)
            return str(text)
        if kind == "null":
            return None
        if kind == "bool":
            return str(text).lower() == "true"
        if len(text) > _DIGITS or not math.isfinite(float(text)):
            self._fault(node, path, "this number is too long")
            return None
        return int(text) if kind == "int" else float(text)

    def _refuse_odd(self, node: yaml.Node, path: Path) -> None:
        """Refuse what could be no argument of a command."""
        if any(character == "\0" or "\ud800" <= character <= "\udfff" for character in node.value):
            self._fault(node, path, "this text has a character that no command can be given")

    def _fault(self, node: yaml.Node, path: Path, words: str) -> None:
        name = f"{shown_path(path)}: " if path else ""
        self.faults.append(Fault(*_place(node), f"{name}{words}."))


def _place(marked: yaml.Node | yaml.Event) -> tuple[int, int]:
    """Line and column, counted from 1."""
    mark = marked.start_mark
    return (1, 1) if mark is None else (mark.line + 1, mark.column + 1)
