"""What the events of a YAML stream say of names: keys that come twice, aliases of nothing."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

import yaml

from lintseq.plugins.linters.in_process.judging import too_deep

Key = tuple[str | None, str]
MERGE = "<<"
MAX_DEPTH = 250
"""How many collections may stand one inside the other: PyYAML takes time by the square of it."""


@dataclass
class _Node:
    """A collection that is still open: the keys it has, and whether a key comes next."""

    start: yaml.CollectionStartEvent
    keys: set[Key] = field(default_factory=set)
    key_next: bool = True

    @property
    def is_mapping(self) -> bool:
        return isinstance(self.start, yaml.MappingStartEvent)


@dataclass(frozen=True, slots=True)
class Fault:
    """A name that is wrong: its code, itself, and where it starts in the text."""

    code: str
    name: str
    position: int


class Names:
    """The names of a stream so far. Nothing is made of it, so nothing grows by aliases."""

    def __init__(self) -> None:
        self._anchors: set[str] = set()
        self._open: list[_Node] = []

    def faults(self, event: yaml.Event) -> Iterator[Fault]:
        """What is wrong with the next ``event``."""
        if isinstance(event, yaml.DocumentStartEvent):
            self._anchors = set()
        elif isinstance(event, yaml.CollectionEndEvent):
            self._open.pop()
        elif isinstance(event, yaml.NodeEvent):
            yield from self._node(event)

    @property
    def open_bracket(self) -> int | None:
        """Where the innermost collection begins that is open, if it is one in brackets."""
        if self._open and self._open[-1].start.flow_style:
            return start_of(self._open[-1].start)
        return None

    def _node(self, event: yaml.NodeEvent) -> Iterator[Fault]:
        if isinstance(event, yaml.AliasEvent):
            if event.anchor not in self._anchors:
                yield Fault("undefined-alias", str(event.anchor), start_of(event))
        elif event.anchor is not None:
            self._anchors.add(event.anchor)
        around = self._open[-1] if self._open else None
        if around is not None and around.is_mapping:
            if around.key_next and isinstance(event, yaml.ScalarEvent):
                yield from _repeated(around, event)
            around.key_next = not around.key_next
        if isinstance(event, yaml.CollectionStartEvent):
            self._open.append(_Node(event))
            if len(self._open) > MAX_DEPTH:
                raise too_deep()


def _repeated(mapping: _Node, event: yaml.ScalarEvent) -> Iterator[Fault]:
    # `1` and `"1"` are two keys: the one is a number, and only the other is quoted.
    key = (event.tag or (None if event.implicit[0] else "str"), event.value)
    if key in mapping.keys and event.value != MERGE:
        yield Fault("duplicate-key", event.value, start_of(event))
    mapping.keys.add(key)


def start_of(event: yaml.Event) -> int:
    """Where ``event`` starts in the text."""
    return event.start_mark.index if event.start_mark else 0
